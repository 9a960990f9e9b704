import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/training/session.ts';
import { type SetupInput, setupOf } from '../../../src/training/spec.ts';

/** The course's XOR run: 2-4-4-2, weight k = 0.8 sin(1.7 k), full batch, learning rate 0.5. */
const XOR: SetupInput = {
  data: { kind: 'xor' },
  network: { hidden: [4, 4], activation: 'tanh', init: 'sine', scale: 0.8 },
  training: { rate: 0.5, precision: 'float64' },
};

/** Training losses after each of `steps`, which lie among the first 500. */
function losses(input: SetupInput, steps: readonly number[]): number[] {
  const session = new Session(setupOf(input));
  session.step(Math.max(...steps));
  const { train } = session.frame().curves;
  return steps.map((step) => train[step]!);
}

describe('the lessons’ runs', () => {
  it('XOR with 2-4-4-2 gives the losses of lesson N13', () => {
    const found = losses(XOR, [0, 1, 2, 5, 10, 20, 50, 100, 200]);
    const told = [
      0.6949673661, 0.68858395, 0.6829166, 0.65402978, 0.50991051, 0.12179167, 0.01823933, 0.00684831,
      0.00295647,
    ];
    found.forEach((loss, i) => {
      expect(loss).toBeCloseTo(told[i]!, i === 0 ? 10 : 8);
    });
  });

  it('it is all right from step 5 on', () => {
    const session = new Session(setupOf(XOR));
    session.step(5);
    expect(session.standing.trainAccuracy).toBe(1);
  });

  it('with 2-6-6-2 it gives the other losses of N13', () => {
    const wide = { ...XOR, network: { ...XOR.network, hidden: [6, 6] } };
    const [start, ten, hundred] = losses(wide, [0, 10, 100]);
    expect(start).toBeCloseTo(0.7706136014, 10);
    expect(ten).toBeCloseTo(0.33895273, 8);
    expect(hundred).toBeCloseTo(0.01553525, 8);
  });

  const scalar = (hidden: number[], zeroGrad = true): SetupInput => ({
    data: { kind: 'xor' },
    network: { hidden, activation: 'tanh', init: 'sine-by-neuron', scale: 0.8 },
    training: { rate: 0.1, loss: 'squaredError', precision: 'float64', zeroGrad },
  });

  it('N12’s network of scalars gives its losses, with one number per output', () => {
    const [start, one, ten, fifty] = losses(scalar([4, 4]), [0, 1, 10, 50]);
    // N12 counts the classes −1, 1, 1, −1, as XOR here does.
    expect(start).toBeCloseTo(1.02323648, 8);
    expect(one).toBeCloseTo(1.00970839, 8);
    expect(ten).toBeCloseTo(0.90276856, 8);
    expect(fifty).toBeCloseTo(0.01028804, 8);
    const small = losses(scalar([3]), [0, 1, 10, 50, 100]);
    [1.33291782, 1.1606206, 0.81946519, 0.07125256, 0.00064674].forEach((told, i) => {
      expect(small[i]).toBeCloseTo(told, 8);
    });
  });

  it('forgetting to zero the gradients falls at first, then rises to 1.18', () => {
    const [start, one, ten, fifty] = losses(scalar([4, 4], false), [0, 1, 10, 50]);
    expect(start).toBeCloseTo(1.023236, 6);
    expect(one).toBeCloseTo(1.009708, 6);
    expect(ten).toBeCloseTo(0.421511, 6);
    expect(fifty).toBeCloseTo(1.180502, 6);
  });

  it('zero weights learn nothing but the last bias: the loss ends at the entropy of the labels', () => {
    const session = new Session(
      setupOf({
        data: {
          kind: 'own',
          own: [
            [-1, -1, 0],
            [-1, 1, 1],
            [1, -1, 1],
            [1, 1, 1],
          ],
        },
        network: { hidden: [4, 4], init: 'zeros' },
        training: { rate: 0.5, precision: 'float64' },
      }),
    );
    expect(session.standing.train).toBeCloseTo(Math.LN2, 12);
    expect(session.layers().map(({ gradients }) => gradients.high === 0 && gradients.low === 0)).toEqual([
      true,
      true,
      false,
    ]);
    session.step(200);
    expect(session.standing.train).toBeCloseTo(0.5623351446, 10);
    const moved = session
      .frame({ weights: true })
      .weights!.filter(({ values }) => values.some((v) => v !== 0))
      .map(({ name }) => name);
    expect(moved).toEqual(['b3']);
  });

  it('equal weights stay equal: XOR ends at 0.482 with three corners right', () => {
    const session = new Session(
      setupOf({ ...XOR, network: { hidden: [4, 4], init: 'constant', scale: 0.5 } }),
    );
    session.step(200);
    expect(session.standing.train).toBeCloseTo(0.482, 3);
    expect(session.standing.trainAccuracy).toBe(0.75);
    expect(session.layers().map(({ equalRows }) => equalRows)).toEqual([true, true, false]);
  });

  it('three classes start near ln 3 when the first weights are small', () => {
    const session = new Session(
      setupOf({ data: { kind: 'spiral3' }, network: { hidden: [16], init: 'normal', scale: 0.01 } }),
    );
    expect(session.standing.train).toBeCloseTo(Math.log(3), 3);
  });
});

describe('a run', () => {
  const moons: SetupInput = { training: { batch: 32 } };
  const weightsOf = (session: Session) => session.frame({ weights: true }).weights!;

  it('is the same for the same setup, whatever is looked at in between', () => {
    const [watched, plain] = [new Session(setupOf(moons)), new Session(setupOf(moons))];
    for (let i = 0; i < 30; i++) {
      watched.step(1);
      watched.frame({ plane: true, layers: true, weights: true });
    }
    plain.step(30);
    expect(weightsOf(watched)).toEqual(weightsOf(plain));
    expect(watched.frame().curves).toEqual(plain.frame().curves);
  });

  it.each([0, 16])('keeps the same curves however often it is looked at, with batches of %d', (batch) => {
    const setup = setupOf({ data: { points: 40 }, network: { hidden: [4] }, training: { batch } });
    const [watched, alone] = [new Session(setup), new Session(setup)];
    for (let i = 0; i < 520; i++) {
      watched.step();
      if (i % 3 === 0) watched.frame();
    }
    alone.step(520);
    expect(watched.frame().curves).toEqual(alone.frame().curves);
    const { steps, train } = alone.frame().curves;
    expect(Array.from(steps.slice(-3))).toEqual([512, 515, 518]);
    // What a step saw before its update is what the step before it ended with.
    alone.rewind();
    alone.step(7);
    expect(alone.standing.train).toBe(train[7]);
  });

  it('is the same when looked at while gradients pile up', () => {
    const piled: SetupInput = { training: { zeroGrad: false, rate: 0.01 } };
    const [watched, plain] = [new Session(setupOf(piled)), new Session(setupOf(piled))];
    for (let i = 0; i < 10; i++) {
      watched.step(1);
      watched.layers();
    }
    plain.step(10);
    expect(weightsOf(watched)).toEqual(weightsOf(plain));
  });

  it('differs with the seed of its weights, and with the seed of its data', () => {
    const loss = (input: SetupInput) => new Session(setupOf(input)).standing.train;
    expect(loss({ training: { seed: 2 } })).not.toBe(loss({}));
    expect(loss({ data: { seed: 2 } })).not.toBe(loss({}));
  });

  it.each(['sgd', 'momentum', 'adam'] as const)(
    'rewinds %s to the very same start and future',
    (optimizer) => {
      const session = new Session(setupOf({ training: { batch: 32, optimizer, rate: 0.05 } }));
      const start = weightsOf(session);
      session.step(40);
      const after = weightsOf(session);
      session.rewind();
      expect(session.standing.step).toBe(0);
      expect(weightsOf(session)).toEqual(start);
      session.step(40);
      expect(weightsOf(session)).toEqual(after);
    },
  );

  it('learns the moons, and tells how well on points it has not seen', () => {
    const session = new Session(setupOf({ training: { optimizer: 'adam', rate: 0.02 } }));
    session.step(300);
    expect(session.standing.testAccuracy).toBeGreaterThan(0.95);
    expect(session.standing.test).toBeLessThan(0.15);
  });

  it('learns to read digits', () => {
    const session = new Session(
      setupOf({
        data: { kind: 'digits' },
        network: { hidden: [32], activation: 'relu', init: 'he' },
        training: { optimizer: 'adam', rate: 0.01, batch: 50 },
      }),
    );
    expect(session.standing.train).toBeGreaterThan(2);
    session.step(240);
    const { standing, confusion } = session.frame({ plane: true });
    expect(standing.testAccuracy).toBeGreaterThan(0.9);
    expect(confusion!.counts.reduce((a, b) => a + b)).toBe(200);
  });

  it('draws a plane whose cells are what the network chooses there', () => {
    const session = new Session(setupOf({ training: { optimizer: 'adam', rate: 0.02 } }));
    session.step(300);
    const { plane } = session.frame({ plane: true });
    expect(plane!.classes).toHaveLength(10_000);
    // Class 0 of the moons is the upper arch: the cell under its top, (−0.4, 0.5), is class 0.
    const [column, row] = [Math.floor(((-0.4 + 1.5) / 3) * 100), Math.floor(((1.5 - 0.5) / 3) * 100)];
    expect(plane!.classes[row * 100 + column]).toBe(0);
  });

  it('stops at a loss that is no number, and says why', () => {
    const session = new Session(
      setupOf({ network: { activation: 'linear', hidden: [8, 8, 8] }, training: { rate: 100 } }),
    );
    expect(session.step(1000)).toBeLessThan(1000);
    expect(session.standing.broken).toMatch(
      /After step \d+ the loss is not a finite number.*learning rate is too high/,
    );
    const { step } = session.standing;
    session.step(5);
    expect(session.standing.step).toBe(step);
    session.rewind();
    expect(session.standing.broken).toBeUndefined();
  });
});
