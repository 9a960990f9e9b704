/**
 * The map's behavior: what a lesson needs is shown while it is pointed at or has the focus, in the list and in the
 * overview; arrow keys walk the overview. All of it also stands in words beside each lesson.
 */
import { lessonState, onProgress } from '../../course/progress.ts';

for (const track of document.querySelectorAll<HTMLElement>('[data-track]')) {
  drawArcs(track);
  showNeeds(track);
}
const overview = document.querySelector<HTMLElement>('[data-overview]');
if (overview) {
  showNeeds(overview);
  walkByKeys(overview);
  onProgress(() => markDone(overview));
}

/** Draws an arc for every need of the list; the list's rows have no fixed height, so this needs the finished page. */
function drawArcs(track: HTMLElement): void {
  const svg = track.querySelector<SVGSVGElement>('.lines');
  const stops = stopsIn(track);
  const arcs = [...stops.values()].flatMap((to) =>
    needs(to).flatMap((id) => {
      const from = stops.get(id);
      if (!from || !svg) return [];
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.dataset.to = idOf(to);
      svg.append(path);
      return [{ from, to, path }];
    }),
  );
  const place = () => {
    const frame = track.getBoundingClientRect();
    const ends = arcs.map(({ from, to, path }) => ({ a: center(from, frame), b: center(to, frame), path }));
    const farthest = Math.max(1, ...ends.map(({ a, b }) => b.y - a.y));
    for (const { a, b, path } of ends) {
      // The farther apart, the wider the arc; the widest touches the edge of the column.
      const reach = (a.x - 8) * (4 / 3) * Math.sqrt((b.y - a.y) / farthest);
      path.setAttribute('d', `M${a.x} ${a.y}C${a.x - reach} ${a.y} ${b.x - reach} ${b.y} ${b.x} ${b.y}`);
    }
  };
  new ResizeObserver(place).observe(track);
}

/** Marks the stop that is pointed at, what it needs, and the arcs between them. */
function showNeeds(area: HTMLElement): void {
  const stops = stopsIn(area);
  const arcs = [...area.querySelectorAll<SVGPathElement>('path[data-to]')];
  const caption = area.querySelector('[data-caption]');
  const idle = caption?.textContent ?? '';
  const show = (here: Stop | undefined) => {
    const before = new Set(here ? needs(here) : []);
    for (const [id, stop] of stops) {
      setRole(stop, stop === here ? 'here' : before.has(id) ? 'before' : undefined);
    }
    for (const path of arcs) {
      const shown = here !== undefined && path.dataset.to === idOf(here);
      setRole(path, shown ? 'before' : undefined);
      // Dark arcs lie above faint ones.
      if (shown) path.parentElement?.append(path);
    }
    if (caption) caption.textContent = here?.getAttribute('aria-label') ?? idle;
  };
  const stopOf = (event: Event) => (event.target as Element).closest<Stop>('[data-stop]') ?? undefined;
  area.addEventListener('pointerover', (event) => show(stopOf(event)));
  area.addEventListener('pointerleave', () => show(undefined));
  area.addEventListener('focusin', (event) => show(stopOf(event)));
  area.addEventListener('focusout', () => show(undefined));
}

/** One dot is in the tab order; left and right walk its line, up and down change lines. */
function walkByKeys(area: HTMLElement): void {
  const rows = [...area.querySelectorAll('.line')].map((line) => [
    ...line.querySelectorAll<HTMLElement>('[data-stop]'),
  ]);
  area.addEventListener('keydown', (event) => {
    const here = event.target as HTMLElement;
    const row = rows.find((dots) => dots.includes(here));
    if (!row) return;
    const at = row.indexOf(here);
    const other = rows.find((dots) => dots !== row) ?? row;
    const to = {
      ArrowLeft: row[at - 1],
      ArrowRight: row[at + 1],
      Home: row[0],
      End: row.at(-1),
      ArrowUp: nearest(other, here),
      ArrowDown: nearest(other, here),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    here.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
}

function nearest(dots: readonly HTMLElement[], here: HTMLElement): HTMLElement | undefined {
  const x = (dot: HTMLElement) => dot.getBoundingClientRect().x;
  return [...dots].sort((a, b) => Math.abs(x(a) - x(here)) - Math.abs(x(b) - x(here)))[0];
}

/** Copies the learner's state from the list's links, which know their exercises, to the dots. */
function markDone(area: HTMLElement): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-track] a[data-lesson]')) {
    const id = link.closest<HTMLElement>('[data-stop]')?.dataset.stop;
    const { status } = lessonState(
      link.dataset.lesson ?? '',
      link.dataset.exercises?.split(' ').filter(Boolean) ?? [],
    );
    area.querySelector(`[data-stop="${id}"]`)?.setAttribute('data-learner', status);
  }
}

type Stop = HTMLElement | SVGElement;

function stopsIn(area: HTMLElement): Map<string, Stop> {
  return new Map([...area.querySelectorAll<Stop>('[data-stop]')].map((stop) => [idOf(stop), stop]));
}

function idOf(stop: Stop): string {
  return stop.dataset.stop ?? '';
}

function needs(stop: Stop): string[] {
  return stop.dataset.before?.split(' ').filter(Boolean) ?? [];
}

function setRole(element: Element, role: 'here' | 'before' | undefined): void {
  if (role) element.setAttribute('data-role', role);
  else element.removeAttribute('data-role');
}

function center(stop: Stop, frame: DOMRect): { x: number; y: number } {
  const dot = (stop.querySelector('.dot') ?? stop).getBoundingClientRect();
  return { x: dot.x - frame.x + dot.width / 2, y: dot.y - frame.y + dot.height / 2 };
}
