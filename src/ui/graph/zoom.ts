/** What zooms and pans a drawing, with d3: fetched with the first drawing that needs it. */

import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import type { VNode } from 'preact';
import type { DrawnPlan } from '../../viz/graph-plan.ts';
import type { Focus, Scene } from '../../viz/graph-scene.ts';
import type { Drawing, PlacedBox } from '../../viz/layout.ts';
import type { Rect } from '../../viz/strands.ts';
import { makeSight, type Sight, wholeOf } from './sight.ts';
import { CLOSER, zoomButtons } from './ZoomButtons.tsx';

export interface ZoomControls {
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
/** Which way the picture is looked at further, across and down. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Where a drawing was looked at: the point in the middle of the frame, and the scale. `whole`: all of it was shown.
 * `chosen`: somebody went there, or a step led there.
 */
interface View {
  readonly x: number;
  readonly y: number;
  readonly k: number;
  readonly whole: boolean;
  readonly chosen: boolean;
}

/** The drawing looked at last, and where: the same graph in another mode, or folded, is looked at in the same place. */
let left: { readonly drawing: Drawing; readonly view: View } | undefined;

/**
 * d3 holds the transform and writes it to the picture in the drawing of `stage`; `look` hears what is to be drawn, and
 * `offer` takes the buttons. Before a copy of the drawing is made, which asks for it by a `copying` event, all of it is.
 */
export function attachZoom(
  stage: HTMLElement,
  plan: DrawnPlan,
  look: (sight: Sight) => void,
  offer: (buttons: VNode) => void,
): ZoomControls {
  const svg = stage.querySelector<SVGSVGElement>('svg.gd-drawing');
  const group = svg?.querySelector('g.gd-zoom');
  if (!svg || !group) throw new TypeError('Expected a drawing to zoom in the stage, found none.');
  const drawing = plan.wide;
  const sightOf = makeSight(drawing);
  const lookAround = ({ x, y, k }: ZoomTransform): void => {
    const [right, bottom] = [(svg.clientWidth - x) / k, (svg.clientHeight - y) / k];
    look(sightOf({ left: -x / k, top: -y / k, right, bottom }, k < FAR));
  };
  const fitScale = (): number =>
    Math.min(
      1,
      Math.max(1, svg.clientWidth - 2 * MARGIN) / drawing.width,
      Math.max(1, svg.clientHeight - 2 * MARGIN) / drawing.height,
    );
  const middle = ({ x, y, k }: ZoomTransform): [number, number] => [
    (svg.clientWidth / 2 - x) / k,
    (svg.clientHeight / 2 - y) / k,
  ];
  let view: View = { x: 0, y: 0, k: 1, whole: false, chosen: false };
  let chosen = false;
  let resizing = false;
  const behavior = zoom<SVGSVGElement, unknown>()
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
      if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
      // One finger scrolls the page, two move the picture.
      if ('touches' in event) return event.touches.length > 1;
      return event.button === 0;
    })
    .duration(matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250)
    // However it is dragged, the middle of the frame stays on the drawing, which so is never lost.
    .constrain((transform) => {
      const [x, y] = middle(transform);
      return transform.translate(x - inside(x, 0, drawing.width), y - inside(y, 0, drawing.height));
    })
    .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
      group.setAttribute('transform', transform.toString());
      const [x, y] = middle(transform);
      if (!resizing) view = { x, y, k: transform.k, whole: false, chosen };
      lookAround(transform);
    });
  const selected = select(svg);
  selected.call(behavior).style('touch-action', 'pan-x pan-y');
  const show = (x: number, y: number, k: number): void => {
    const [left, top] = [svg.clientWidth / 2 - x * k, svg.clientHeight / 2 - y * k];
    selected.call(behavior.transform, zoomIdentity.translate(left, top).scale(k));
  };
  const fitAll = (): void => {
    show(drawing.width / 2, drawing.height / 2, fitScale());
    view = { ...view, whole: true };
  };
  /** As near to this point as the frame comes without looking beyond the drawing. */
  const showNear = (x: number, y: number, k: number): void =>
    show(
      inside(x, svg.clientWidth / 2 / k - MARGIN, drawing.width),
      inside(y, svg.clientHeight / 2 / k - MARGIN, drawing.height),
      k,
    );
  let before: readonly (PlacedBox | undefined)[] = [];
  /** From afar one comes closer to what is lit, otherwise to the middle. */
  const zoomBy = (factor: number): void => {
    const [lit] = before;
    const { k } = zoomTransform(svg);
    if (factor > 1 && k < FAR && lit !== undefined)
      showNear(lit.x + lit.width / 2, lit.y + lit.height / 2, k * factor);
    else selected.call(behavior.scaleBy, factor);
  };
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
    showNear((left + right) / 2, (top + bottom) / 2, k);
  };
  /** In another size of the frame: the same place in its middle, or still all of it. */
  const refit = (): void => {
    behavior.scaleExtent([fitScale() / 2, CLOSEST]);
    resizing = true;
    if (view.whole) show(drawing.width / 2, drawing.height / 2, fitScale());
    else show(view.x, view.y, view.k);
    resizing = false;
  };

  behavior.scaleExtent([fitScale() / 2, CLOSEST]);
  const last = drawing.boxes.at(-1);
  const kept = left === undefined ? undefined : sameView(left.drawing, left.view, drawing);
  left = undefined;
  if (kept?.whole || (!kept && fitScale() >= FAR) || last === undefined) fitAll();
  else if (kept) show(kept.x, kept.y, kept.k);
  else showNear(last.x + last.width / 2, last.y + last.height / 2, READABLE);
  chosen = true;
  view = { ...view, chosen: kept !== undefined };
  const onCopying = ({ detail: { done } }: CustomEvent<{ done: Promise<void> }>): void => {
    look(wholeOf(drawing));
    void done.then(() => lookAround(zoomTransform(svg)));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const [across, down] = ARROWS[event.key] ?? [0, 0];
    if (event.shiftKey && (across !== 0 || down !== 0))
      selected.call(
        behavior.translateBy,
        (-across * svg.clientWidth) / 4 / view.k,
        (-down * svg.clientHeight) / 4 / view.k,
      );
    else if (event.key === '+' || event.key === '=') zoomBy(CLOSER);
    else if (event.key === '-') zoomBy(1 / CLOSER);
    else if (event.key === '0') fitAll();
    else return;
    event.preventDefault();
  };
  const stop = new AbortController();
  svg.addEventListener('copying', onCopying as EventListener, { signal: stop.signal });
  stage.addEventListener('keydown', onKey, { signal: stop.signal });
  const frame = new ResizeObserver(refit);
  frame.observe(svg);
  offer(zoomButtons({ zoomBy, fitAll }));
  return {
    follow,
    stop: () => {
      left = view.chosen ? { drawing, view } : undefined;
      selected.on('.zoom', null);
      stop.abort();
      frame.disconnect();
    },
  };
}

/** The middle nearest to `at` of a frame of two halves on a drawing that ends at `end`; all of it where it fits. */
function inside(at: number, half: number, end: number): number {
  return 2 * half >= end ? end / 2 : Math.min(Math.max(at, half), end - half);
}

/**
 * The view of `drawing` that shows what `view` shows of `before`; undefined where they are not of one graph. What
 * folding leaves is a part of what there was: of the boxes in both, the one nearest to the middle stays where it is.
 */
function sameView(before: Drawing, view: View, drawing: Drawing): View | undefined {
  if (before === drawing) return view;
  const placed = new Map(before.boxes.map((box) => [box.id, box]));
  const shared = drawing.boxes.filter(({ id }) => placed.has(id));
  if (shared.length < Math.min(before.boxes.length, drawing.boxes.length)) return undefined;
  const offset = ({ x, y, width, height }: PlacedBox): [number, number] => [
    x + width / 2 - view.x,
    y + height / 2 - view.y,
  ];
  const distance = ({ id }: PlacedBox): number => Math.hypot(...offset(placed.get(id) as PlacedBox));
  const [first, ...others] = shared;
  if (first === undefined) return undefined;
  const nearest = others.reduce((best, box) => (distance(box) < distance(best) ? box : best), first);
  const [fromX, fromY] = offset(placed.get(nearest.id) as PlacedBox);
  const [toX, toY] = offset(nearest);
  return { ...view, x: view.x + toX - fromX, y: view.y + toY - fromY };
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
  const steps: readonly (Focus | undefined)[] = ['forward', 'backward', 'here', 'slip'];
  const node = scene.nodes.find(({ focus, asked }) => asked !== undefined || steps.includes(focus));
  return [boxOf(node?.id)];
}
