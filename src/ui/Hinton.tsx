/** A matrix as squares: area is size, filled is positive, hollow is negative. */
import { hinton } from '../viz/hinton.ts';

interface Props {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** The drawing in words. */
  readonly label: string;
  /** Pixels of a full square. */
  readonly cell?: number;
}

export function Hinton({ values, rows, columns, label, cell = 11 }: Props) {
  const scene = hinton(values, rows, columns, cell);
  return (
    <svg
      class="gw-hinton"
      width={scene.width}
      height={scene.height}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      role="img"
      aria-label={label}
    >
      <path class="gw-hinton-positive" d={scene.positive} />
      <path class="gw-hinton-negative" d={scene.negative} />
    </svg>
  );
}
