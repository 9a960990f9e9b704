/** A small histogram. It is decoration for the eye: its numbers stand beside it as text. */
import { type Binned, histogram } from '../viz/histogram.ts';

interface Props {
  readonly of: Binned;
  readonly width: number;
  readonly height: number;
}

export function Histogram({ of, width, height }: Props) {
  const { path, zero } = histogram(of, width, height);
  return (
    <svg class="gw-histogram" width={width} height={height + 1} aria-hidden="true">
      <path d={path} />
      <line x1={0} x2={width} y1={height + 0.5} y2={height + 0.5} />
      {zero !== undefined && <line x1={zero} x2={zero} y1={0} y2={height} stroke-dasharray="2 2" />}
    </svg>
  );
}
