/**
 * A classifier's choices over the plane, as regions to draw: as paths for a standing picture and a file, as pixels for
 * one that changes. The plane is GRID × GRID cells, row by row from the top left.
 */

/** The class of every cell and how surely, from 0 to 255. */
export interface Regions {
  readonly classes: ArrayLike<number>;
  readonly sure: ArrayLike<number>;
}

/** One path per class: runs of equal cells, in cells as units. */
export function regionPaths({ classes }: Pick<Regions, 'classes'>, side: number): string[] {
  const paths: string[] = [];
  for (let row = 0; row < side; row++)
    for (let from = 0; from < side; ) {
      const c = classes[row * side + from] ?? 0;
      let to = from + 1;
      while (to < side && classes[row * side + to] === c) to++;
      while (paths.length <= c) paths.push('');
      paths[c] += `M${from} ${row}h${to - from}v1h${from - to}z`;
      from = to;
    }
  return paths;
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** Pixels of the plane: the class's color, the denser the surer. RGBA, side × side. */
export function planePixels(
  { classes, sure }: Regions,
  palette: readonly Rgb[],
  out: Uint8ClampedArray,
): void {
  for (let i = 0; i < classes.length; i++) {
    const [red, green, blue] = palette[classes[i] ?? 0] ?? [0, 0, 0];
    out[4 * i] = red;
    out[4 * i + 1] = green;
    out[4 * i + 2] = blue;
    out[4 * i + 3] = 20 + 0.3 * (sure[i] ?? 0);
  }
}

/** The outline of a mark of class `c`, centered on (x, y): ● ◆ ▲. */
export function classMark(c: number, x: number, y: number, r: number): string {
  const [px, py] = [x.toFixed(1), y.toFixed(1)];
  if (c === 0) return `M${(x - r).toFixed(1)} ${py}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  if (c === 1) {
    const d = r * 1.25;
    return `M${px} ${(y - d).toFixed(1)}l${d} ${d}l${-d} ${d}l${-d} ${-d}z`;
  }
  const d = r * 1.3;
  return `M${px} ${(y - d).toFixed(1)}l${d.toFixed(1)} ${(1.8 * d).toFixed(1)}h${(-2 * d).toFixed(1)}z`;
}
