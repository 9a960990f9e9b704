/** What is in the HTML before any script: points, the untrained network's choices and its losses, from the same core. */
import { GRID, Session } from '../../training/session.ts';
import { layerSizes, parameterCount } from '../../training/sizes.ts';
import type { Setup } from '../../training/spec.ts';
import { regionPaths } from '../../viz/plane.ts';
import { type Points, pointsOf, type Scoring } from './picture.ts';

export interface First {
  readonly points: Points;
  /** One path per class, in cells of the grid; empty for digits. */
  readonly regions: readonly string[];
  readonly scoring: Scoring;
  /** `2-8-8-2`, and how many numbers are learned. */
  readonly sizes: string;
  readonly parameters: number;
}

export function firstOf(setup: Setup): First {
  const session = new Session(setup);
  const { standing, plane } = session.frame({ plane: true });
  const sizes = layerSizes(setup);
  return {
    points: pointsOf(session.dataset),
    regions: plane === undefined ? [] : regionPaths(plane, GRID),
    scoring: standing,
    sizes: sizes.join('-'),
    parameters: parameterCount(sizes),
  };
}
