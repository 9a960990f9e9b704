/**
 * Marks, in the sidebar, the section that is being read, and brings the current lesson into view. Observers report
 * after the browser has laid the page out, so that this never makes it do so early.
 */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.sections a[href^="#"]')];
const sections = links.flatMap((link) => {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return heading ? [{ link, heading }] : [];
});

function markSection(): void {
  // The section being read is the last whose heading has passed the top third of the window.
  const line = window.innerHeight / 3;
  const reading = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < line);
  for (const { link } of sections) {
    if (link === reading?.link) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

const passing = new IntersectionObserver(markSection, { rootMargin: '0px 0px -66% 0px' });
for (const { heading } of sections) passing.observe(heading);

const pane = document.querySelector<HTMLElement>('#starlight__sidebar');
const current = pane?.querySelector<HTMLElement>('a[aria-current="page"]');
if (pane && current) {
  const seen = new IntersectionObserver(
    ([entry]) => {
      seen.disconnect();
      if (entry && !entry.isIntersecting) pane.scrollTop = current.offsetTop - pane.clientHeight / 3;
    },
    { root: pane },
  );
  seen.observe(current);
}
