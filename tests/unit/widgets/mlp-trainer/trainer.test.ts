import { describe, expect, it } from 'vitest';
import { Session } from '../../../../src/training/session.ts';
import { readSetup, setupOf } from '../../../../src/training/spec.ts';
import { fewRows } from '../../../../src/viz/curve-table.ts';
import { curvesCsv } from '../../../../src/viz/training-csv.ts';
import { firstOf } from '../../../../src/widgets/mlp-trainer/first.ts';
import { readLink, writeLink } from '../../../../src/widgets/mlp-trainer/link.ts';
import { scoreWords } from '../../../../src/widgets/mlp-trainer/picture.ts';
import { trainerProps } from '../../../../src/widgets/mlp-trainer/props.ts';

describe('what an author writes', () => {
  it('gets its defaults', () => {
    const { setup, until, knobs } = trainerProps.parse({ data: { kind: 'xor' } });
    expect([setup.network.hidden, until, knobs.includes('rate')]).toEqual([[8, 8], 500, true]);
  });

  it.each([
    [{ network: { hidden: [1e6] } }, /units of a layer: expected a whole number from 1 to 256/],
    [{ network: { units: 3 } }, /network: there is no units\. There is: hidden, activation, init, scale\./],
    [{ network: { hidden: 'many' } }, /hidden layers: expected a list of units/],
    [{ knobs: ['speed'] }, /Invalid option/],
    [{ speed: 3 }, /Unrecognized key/],
  ])('%j stops the build with a reason', (props, reason) => {
    expect(() => trainerProps.parse(props)).toThrow(reason);
  });
});

describe('a link', () => {
  it('brings back exactly the setup it was made of', () => {
    const setup = setupOf({
      data: {
        kind: 'own',
        own: [
          [0.5, -0.25, 0],
          [1, 1, 1],
        ],
      },
      training: { rate: 0.01 },
    });
    expect(readLink(`#${writeLink(setup)}`)).toEqual(setup);
  });

  it.each(['', '#', '#section'])('nothing is made of %j', (link) => {
    expect(readLink(link)).toBeUndefined();
  });

  it.each(['#run=', '#run={"data":', '#run=3', '#run=null', `#run=[${'1,'.repeat(50_000)}1]`])(
    'what is no setup is refused with a sentence: %.20j',
    (link) => {
      expect(readSetup(readLink(link))).toEqual({
        ok: false,
        problems: ['a setup: expected an object with data, network, training.'],
      });
    },
  );
});

describe('the table', () => {
  const session = new Session(setupOf({ data: { kind: 'xor' } }));
  session.step(130);
  const { curves } = session.frame();

  it('has rows at 0, 1, 2, 5, 10, … and at the last step', () => {
    expect(fewRows(curves).map(({ step }) => step)).toEqual([0, 1, 2, 5, 10, 20, 50, 100, 130]);
  });

  it('as a file has every kept step, and leaves empty what is not there', () => {
    const lines = curvesCsv([{ of: curves }])
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(132);
    expect(lines[1]).toMatch(/^0,[\d.]+,[\d.]+,,$/);
  });
});

describe('before any script', () => {
  it('the picture holds the points, a region for each class, and the first loss', () => {
    const { points, regions, scoring, sizes, parameters } = firstOf(setupOf());
    expect([points.train.length, points.test.length, regions.length]).toEqual([200, 100, 2]);
    expect([sizes, parameters]).toEqual(['2-8-8-2', 114]);
    expect(scoreWords(scoring)).toMatch(/^Step 0: training loss 0\.\d+, accuracy \d+(\.\d)? %; test loss/);
  });

  it('digits have no plane', () => {
    const { points, regions } = firstOf(setupOf({ data: { kind: 'digits' } }));
    expect([points.train.length, regions.length]).toEqual([0, 0]);
  });
});
