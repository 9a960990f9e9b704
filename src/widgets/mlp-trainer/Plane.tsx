/** The plane: what the network chooses where, and the examples. The regions are pixels on a canvas once it trains. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { PLANE } from '../../training/choices.ts';
import type { Plane as PlaneData } from '../../training/session.ts';
import { classMark, planePixels, type Rgb } from '../../viz/plane.ts';
import type { Points } from './picture.ts';

/** Cells of the grid along a side, and pixels of the drawing. */
const CELLS = 100;
const SIDE = 320;
const pixels = (value: number): number => ((value + PLANE) / (2 * PLANE)) * SIDE;

interface Props {
  readonly points: Points;
  readonly classes: number;
  /** Before anything has run: one path per class. */
  readonly regions: readonly string[];
  readonly plane: PlaneData | undefined;
  /** The drawing in words. */
  readonly label: string;
  /** Called where the reader may place points, with coordinates of the plane. */
  onPlace?: ((x: number, y: number) => void) | undefined;
}

export function Plane({ points, classes, regions, plane, label, onPlace }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || plane === undefined) return;
    const image = context.createImageData(CELLS, CELLS);
    planePixels(plane, paletteOf(canvas.current as Element, classes), image.data);
    context.putImageData(image, 0, 0);
  }, [plane, classes]);

  const marks = useMemo(() => <Marks points={points} classes={classes} />, [points, classes]);
  return (
    <div class="tr-plane" data-placing={onPlace !== undefined}>
      <canvas ref={canvas} width={CELLS} height={CELLS} hidden={plane === undefined} />
      <svg
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        data-width={SIDE}
        data-height={SIDE}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          if (onPlace === undefined || event.button !== 0) return;
          const box = event.currentTarget.getBoundingClientRect();
          const at = (part: number): number => Math.round(100 * PLANE * (2 * part - 1)) / 100;
          onPlace(at((event.clientX - box.left) / box.width), at(1 - (event.clientY - box.top) / box.height));
        }}
      >
        {plane === undefined && (
          <g transform={`scale(${SIDE / CELLS})`}>
            {regions.map((path, c) => (
              <path key={c} class={`tr-region tr-class-${c}`} d={path} />
            ))}
          </g>
        )}
        {marks}
      </svg>
    </div>
  );
}

/** Examples as one path per class and role: filled to learn from, hollow to test with. */
function Marks({ points, classes }: Pick<Props, 'points' | 'classes'>) {
  const pathOf = (list: Points['train'], c: number): string =>
    list
      .filter(([, , is]) => is === c)
      .map(([x, y]) => classMark(c, pixels(x), pixels(-y), 3.4))
      .join('');
  return (
    <>
      {Array.from({ length: classes }, (_, c) => (
        <g key={c} class={`tr-class-${c}`}>
          <path class="tr-test" d={pathOf(points.test, c)} />
          <path class="tr-train" d={pathOf(points.train, c)} />
        </g>
      ))}
    </>
  );
}

/** The theme's class colors as they are now. */
function paletteOf(element: Element, classes: number): Rgb[] {
  const style = getComputedStyle(element);
  return Array.from({ length: classes }, (_, c) => {
    const hex = style.getPropertyValue(`--gw-class-${c}`).trim();
    return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
  });
}
