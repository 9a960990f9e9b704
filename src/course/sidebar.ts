/**
 * The list of pages that Starlight keeps for itself, in course order. What learners see in the sidebar is drawn by
 * src/site/Sidebar.astro from the same course, because it also shows lessons that have no page yet.
 */
import type { Course } from './course.ts';

export function lessonSidebar({ stops }: Course): { label: string; link: string }[] {
  const lessons = stops.flatMap(({ title, page }) => (page ? [{ label: title, link: page.address }] : []));
  return [{ label: 'Roadmap', link: '/roadmap/' }, ...lessons];
}
