/**
 * Marks, in the sidebar, the section that is being read, and brings the current lesson into view. It measures only
 * after the browser has laid the page out, and never makes it do so early.
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

let waiting = false;
function markSoon(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    markSection();
  });
}
if (sections.length > 0) document.addEventListener('scroll', markSoon, { passive: true });

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
