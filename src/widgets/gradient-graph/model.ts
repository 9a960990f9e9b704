/**
 * The player as a pure machine: a position on the timeline, the inputs, and the numbers the engine gave for them.
 * Position p means that the first p steps are done.
 */
import type { Env, GraphRun } from '../../expr/types.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import { sceneOf } from './scene.ts';
import { type Show, type Step, timelineOf } from './timeline.ts';
import { type Caption, captionOf, doneCaption, startCaption } from './words.ts';

export interface Player {
  readonly plan: GraphPlan;
  readonly show: Show;
  readonly steps: readonly Step[];
  readonly at: Env;
  readonly run: GraphRun;
  readonly position: number;
  readonly playing: boolean;
  /** Counts the moves to a new step, so that its motion is shown once. */
  readonly beat: number;
}

export type PlayerEvent =
  | { readonly type: 'seek'; readonly position: number }
  | { readonly type: 'forward' }
  | { readonly type: 'back' }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'tick' }
  /** The engine's numbers for new inputs. */
  | { readonly type: 'ran'; readonly at: Env; readonly run: GraphRun };

/** A player at its end, where everything can be seen: what the page shows before any script runs. */
export function makePlayer(plan: GraphPlan, show: Show, at: Env, run: GraphRun): Player {
  const steps = timelineOf(plan, show);
  return { plan, show, steps, at, run, position: steps.length, playing: false, beat: 0 };
}

export function advance(player: Player, event: PlayerEvent): Player {
  const last = player.steps.length;
  const moveTo = (position: number, playing: boolean): Player => {
    const clamped = Math.min(Math.max(position, 0), last);
    return { ...player, position: clamped, playing, beat: player.beat + 1 };
  };
  switch (event.type) {
    case 'seek':
      return moveTo(event.position, false);
    case 'forward':
      return moveTo(player.position + 1, false);
    case 'back':
      return moveTo(player.position - 1, false);
    case 'play':
      return player.position === last ? moveTo(0, true) : { ...player, playing: true };
    case 'pause':
      return { ...player, playing: false };
    case 'tick':
      if (!player.playing) return player;
      return moveTo(player.position + 1, player.position + 1 < last);
    case 'ran':
      return { ...player, at: event.at, run: event.run };
  }
}

/** The step being looked at; none at the start. */
export function currentStep(player: Player): Step | undefined {
  return player.steps[player.position - 1];
}

export function playerScene(player: Player): Scene {
  const done = player.steps.slice(0, player.position);
  return sceneOf(player.plan, player.run, {
    known: done.flatMap((step) => step.reveals),
    step: player.beat === 0 ? undefined : currentStep(player),
    asked: undefined,
  });
}

export function playerCaption(player: Player): Caption {
  const step = currentStep(player);
  if (player.beat === 0) return doneCaption(player.plan, player.run, player.show);
  return step === undefined
    ? startCaption(player.plan, player.show)
    : captionOf(player.plan, player.run, step, player.show);
}
