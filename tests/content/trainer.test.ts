/** Every trainer exercise, run: its start misses the target, its solution reaches it, and only with what may be changed. */
import { describe, expect, it } from 'vitest';
import { Session } from '../../src/training/session.ts';
import { type Setup, setupOf } from '../../src/training/spec.ts';
import { KNOBS } from '../../src/widgets/mlp-trainer/knobs.ts';
import { changedWords, solvedSetup } from '../../src/widgets/mlp-trainer/solution.ts';
import { judge, type Target } from '../../src/widgets/mlp-trainer/task.ts';
import { trainerFolders } from '../support/trainer-folders.ts';

function outcome(target: Target, setup: Setup) {
  const session = new Session(setup);
  session.step(target.within);
  return judge(target, '', session.frame());
}

describe.each(trainerFolders())('$id', ({ exercise }) => {
  const { data, network, training, target, solution, knobs = [...KNOBS] } = exercise;
  const start = setupOf({ data, network, training });

  if (target)
    it('misses its target as it starts', () => {
      expect(outcome(target as Target, start)).toMatchObject({ done: true, reached: undefined });
    });

  if (target)
    it('reaches its target with the solution', () => {
      const { reached } = outcome(target as Target, solvedSetup(start, solution as never));
      expect(reached).toBeLessThanOrEqual((target as Target).within);
    });

  if (solution)
    it('changes only what may be changed, and says what', () => {
      const changed = Object.keys({ ...solution?.network, ...solution?.training });
      expect(
        changed.filter((key) => !knobs.includes(key) && !(key === 'scale' && knobs.includes('init'))),
      ).toEqual([]);
      expect(changedWords(start, solvedSetup(start, solution as never))).not.toBe('');
    });

  it('offers knobs that exist', () => {
    expect(knobs.filter((knob) => !KNOBS.includes(knob as never))).toEqual([]);
  });
});

it('the three-class spiral starts near ln 3, as its question says', () => {
  const spiral = trainerFolders().find(({ id }) => id === 'three-class-spiral');
  const { data, network, training } = spiral?.exercise ?? {};
  expect(new Session(setupOf({ data, network, training })).standing.train).toBeCloseTo(Math.log(3), 1);
});
