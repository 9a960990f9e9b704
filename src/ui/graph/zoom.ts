/** What zooms and pans a drawing, with d3: fetched with the first drawing that needs it. */
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import type { DrawnPlan } from '../../viz/graph-plan.ts';
import type { Focus, Scene } from '../../viz/graph-scene.ts';
import type { PlacedBox } from '../../viz/layout.ts';
import type { Rect } from '../../viz/strands.ts';
import { makeSight, type Sight, wholeOf } from './sight.ts';

export interface ZoomControls {
  zoomBy(factor: number): void;
  fitAll(): void;
  /** Where something new is lit: moves the picture if that is not in sight and could be read if it were. */
  follow(scene: Scene): void;
  stop(): void;
}

const CLOSEST = 2;
const MARGIN = 12;
/** Text set at 16 px is 5 px high at this scale. */
const FAR = 0.32;
/** Where the whole would be too small to read, its end is shown at this scale. */
const READABLE = 0.75;

/**
 * d3 holds the transform and writes it to `group`, the picture inside `svg`; `look` hears what is to be drawn. Before
 * a copy of the drawing is made, which asks for it by a `copying` event, all of it is.
 */
export function attachZoom(
  svg: SVGSVGElement,
  group: Element,
  plan: DrawnPlan,
  look: (sight: Sight) => void,
): ZoomControls {
  const drawing = plan.wide;
  const sightOf = makeSight(drawing);
  const lookAround = ({ x, y, k }: ZoomTransform): void => {
    const [right, bottom] = [(svg.clientWidth - x) / k, (svg.clientHeight - y) / k];
    look(sightOf({ left: -x / k, top: -y / k, right, bottom }, k < FAR));
  };
  const fitScale = (): number =>
    Math.min(
      1,
      (svg.clientWidth - 2 * MARGIN) / drawing.width,
      (svg.clientHeight - 2 * MARGIN) / drawing.height,
    );
  const behavior = zoom<SVGSVGElement, unknown>()
    .scaleExtent([fitScale() / 2, CLOSEST])
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
      if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
      // One finger scrolls the page, two move the picture.
      if ('touches' in event) return event.touches.length > 1;
      return event.button === 0;
    })
    .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
      group.setAttribute('transform', transform.toString());
      lookAround(transform);
    });
  const selected = select(svg);
  selected.call(behavior).style('touch-action', 'pan-x pan-y');
  const show = (x: number, y: number, k: number): void => {
    const [left, top] = [svg.clientWidth / 2 - x * k, svg.clientHeight / 2 - y * k];
    selected.call(behavior.transform, zoomIdentity.translate(left, top).scale(k));
  };
  const fitAll = (): void => show(drawing.width / 2, drawing.height / 2, fitScale());
  let before: readonly (PlacedBox | undefined)[] = [];
  const follow = (scene: Scene): void => {
    const lit = litBoxes(plan, scene);
    const [box, beside = box] = lit;
    const isNew = lit.some((one, index) => one !== before[index]);
    before = lit;
    const { x, y, k } = zoomTransform(svg);
    if (box === undefined || beside === undefined || !isNew || k < FAR) return;
    const [wide, high] = [svg.clientWidth / k, svg.clientHeight / k];
    const both = around(box, beside);
    const fits = both.right - both.left <= wide && both.bottom - both.top <= high;
    const { left, top, right, bottom } = fits ? both : around(box, box);
    const [seenLeft, seenTop] = [-x / k, -y / k];
    if (left >= seenLeft && top >= seenTop && right <= seenLeft + wide && bottom <= seenTop + high) return;
    show((left + right) / 2, (top + bottom) / 2, k);
  };
  const last = drawing.boxes.at(-1);
  if (fitScale() >= FAR || last === undefined) fitAll();
  else {
    const half = svg.clientWidth / 2 / READABLE;
    show(drawing.width + MARGIN - half, last.y + last.height / 2, READABLE);
  }
  const onCopying = ({ detail: { done } }: CustomEvent<{ done: Promise<void> }>): void => {
    look(wholeOf(drawing));
    void done.then(() => lookAround(zoomTransform(svg)));
  };
  svg.addEventListener('copying', onCopying as EventListener);
  const frame = new ResizeObserver(() => lookAround(zoomTransform(svg)));
  frame.observe(svg);
  return {
    fitAll,
    follow,
    zoomBy: (factor) => selected.call(behavior.scaleBy, factor),
    stop: () => {
      selected.on('.zoom', null);
      svg.removeEventListener('copying', onCopying as EventListener);
      frame.disconnect();
    },
  };
}

function around(a: PlacedBox, b: PlacedBox): Rect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x + a.width, b.x + b.width),
    bottom: Math.max(a.y + a.height, b.y + b.height),
  };
}

/**
 * The box of the step or the question, and the one at the wire's other end: what travels back is looked at where it
 * sets out, because a shared input may be far away.
 */
function litBoxes(plan: DrawnPlan, scene: Scene): (PlacedBox | undefined)[] {
  const boxOf = (id: string | undefined) => plan.wide.boxes.find((box) => box.id === id);
  const edge =
    plan.edges[scene.edges.findIndex(({ asked, flow }) => asked !== undefined || flow === 'backward')];
  if (edge !== undefined) return [boxOf(edge.to), boxOf(edge.from)];
  const steps: readonly (Focus | undefined)[] = ['forward', 'backward', 'here'];
  const node = scene.nodes.find(({ focus, asked }) => asked !== undefined || steps.includes(focus));
  return [boxOf(node?.id)];
}
