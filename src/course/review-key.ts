/** Where the review schedule is kept. Apart, so that a page can look without fetching what reads it. */
export const REVIEW_KEY = 'groundwork:review';
