/**
 * A training run: a setup, the engine, and what can be seen of it. Nothing here knows time or page: the same setup and
 * the same number of steps give the same numbers.
 */
import { Adam, grad, noGrad, Random, SGD, scope, type Tensor } from '../engine/index.ts';
import { PLANE } from './choices.ts';
import { type Dataset, makeDataset } from './datasets.ts';
import { causeOf, type Layer } from './diagnose.ts';
import { type Curves, History, nextKept, type Scores } from './history.ts';
import { type Batch, Network } from './network.ts';
import { trainCount } from './sizes.ts';
import type { Setup } from './spec.ts';
import { summarize } from './summary.ts';

/** Cells along each side of the plane's picture. */
export const GRID = 100;
/** Histograms look at so many examples at most. */
const SEEN = 500;

/** A network's choices over the plane, row by row from the top left, GRID × GRID. */
export interface Plane {
  readonly classes: Uint8Array;
  /** How surely, from 0 (chance) to 255. */
  readonly sure: Uint8Array;
}

/** Test examples counted by their class (row) and the chosen one (column), `(C, C)`. */
export interface Confusion {
  readonly counts: Uint32Array;
  readonly classes: number;
}

export interface Weights {
  /** `W1` or `b1`. */
  readonly name: string;
  /** `[out, in]`, or `[out]` for a bias. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Where a run stands. */
export interface Standing extends Scores {
  readonly step: number;
  /** Why it cannot go on, in words; undefined while all numbers are finite. */
  readonly broken: string | undefined;
}

/** What a reader may look at besides the standing; each costs time, so each is asked for. */
export interface Wanted {
  /** The examples themselves; they stay the same through a run. */
  readonly data?: boolean;
  readonly plane?: boolean;
  readonly layers?: boolean;
  readonly weights?: boolean;
}

export interface Frame {
  readonly standing: Standing;
  readonly curves: Curves;
  readonly data?: Dataset | undefined;
  /** Of networks with two inputs. */
  readonly plane?: Plane | undefined;
  /** Of networks whose inputs are no plane: digits. */
  readonly confusion?: Confusion | undefined;
  readonly layers?: readonly Layer[] | undefined;
  readonly weights?: readonly Weights[] | undefined;
}

type Score = readonly [loss: number, accuracy: number];

export class Session {
  readonly setup: Setup;
  readonly dataset: Dataset;
  private network!: Network;
  private optimizer!: SGD | Adam;
  private whole!: Batch;
  private test: Batch | undefined;
  private history!: History;
  private order!: { generator: Random; indices: number[]; at: number };
  private done = 0;
  private kept = 0;
  private broken: string | undefined;

  constructor(setup: Setup) {
    this.setup = setup;
    this.dataset = makeDataset(setup.data);
    this.rewind();
  }

  /** Back to the same first weights, and to the same batches ahead. */
  rewind(): void {
    const { training, data } = this.setup;
    this.network = new Network(this.setup);
    const parameters = this.network.parameters();
    const { rate: lr } = training;
    this.optimizer =
      training.optimizer === 'adam'
        ? new Adam(parameters, { lr })
        : new SGD(parameters, { lr, momentum: training.optimizer === 'momentum' ? 0.9 : 0 });
    this.whole = this.network.batch(this.dataset.train);
    this.test = this.dataset.test.count === 0 ? undefined : this.network.batch(this.dataset.test);
    const indices = Array.from({ length: trainCount(data) }, (_, i) => i);
    this.order = { generator: new Random(training.seed + 1), indices, at: indices.length };
    this.history = new History();
    this.done = 0;
    this.broken = undefined;
    this.kept = 0;
    this.lastKept = -1;
    this.record();
  }

  /** Up to `count` updates; fewer when the numbers stop being finite. Returns how many were made. */
  step(count = 1): number {
    const { zeroGrad } = this.setup.training;
    for (let made = 0; made < count; made++) {
      if (this.broken !== undefined) return made;
      scope(() => {
        if (zeroGrad) this.optimizer.zeroGrad();
        const batch = this.nextBatch();
        const outputs = this.network.forward(batch.x);
        const loss = this.network.lossOf(outputs, batch);
        // The whole batch has just been looked at: what is due for the curves is not computed twice.
        if (this.isDue) this.record(batch === this.whole ? this.score(batch, outputs, loss) : undefined);
        if (!Number.isFinite(loss.item())) this.stop();
        if (this.broken !== undefined) return;
        loss.backward();
        this.optimizer.step();
      });
      if (this.broken !== undefined) return made;
      this.done++;
    }
    return count;
  }

  /** Updates made so far. */
  get steps(): number {
    return this.done;
  }

  /** Looks at every example unless the curves hold the newest scores. */
  get standing(): Standing {
    if (this.isDue) this.record();
    const scores = this.done === this.lastKept ? (this.history.last as Scores) : this.scores();
    return { ...scores, step: this.done, broken: this.broken };
  }

  /** What `wanted` asks for, of the network as it is now. */
  frame({ data = false, plane = false, layers = false, weights = false }: Wanted = {}): Frame {
    const isPlane = this.dataset.inputs === 2;
    return {
      standing: this.standing,
      curves: this.history.curves(),
      ...(data && { data: this.dataset }),
      ...(plane && isPlane && { plane: this.plane() }),
      ...(plane && !isPlane && { confusion: this.confusion() }),
      ...(layers && { layers: this.layers() }),
      ...(weights && { weights: this.weights() }),
    };
  }

  /** Per layer: what its activations and the gradients at its pre-activations look like. */
  layers(): Layer[] {
    const { network } = this;
    const seen =
      this.dataset.train.count <= SEEN
        ? this.whole
        : network.batch(
            this.dataset.train,
            Uint16Array.from({ length: SEEN }, (_, i) => i),
          );
    const passes: { z: Tensor; a: Tensor }[] = [];
    const outputs = network.forward(seen.x, (pass) => passes.push(pass));
    // Asked for apart from the parameters' own gradients, which belong to the run.
    const slopes = grad(
      network.lossOf(outputs, seen),
      passes.map(({ z }) => z),
    );
    return passes.map(({ a }, i): Layer => {
      const { weight } = network.layers[i]!;
      return {
        name: i === passes.length - 1 ? 'output' : `layer ${i + 1}`,
        activations: summarize(a.detach().numpy()),
        gradients: summarize(slopes[i]!.numpy()),
        equalRows: equalRows(weight),
        largestWeight: largest(weight),
      };
    });
  }

  private weights(): Weights[] {
    return this.network.named().map(([name, parameter]) => ({
      name,
      shape: parameter.shape,
      values: Float32Array.from(parameter.detach().numpy()),
    }));
  }

  private plane(): Plane {
    const cells = new Float64Array(GRID * GRID * 2);
    for (let row = 0; row < GRID; row++)
      for (let column = 0; column < GRID; column++) {
        const at = 2 * (row * GRID + column);
        cells[at] = PLANE * ((2 * (column + 0.5)) / GRID - 1);
        cells[at + 1] = PLANE * (1 - (2 * (row + 0.5)) / GRID);
      }
    const examples = { x: cells, y: new Uint8Array(GRID * GRID), count: GRID * GRID };
    return noGrad(() =>
      scope(() => {
        const outputs = this.network.forward(this.network.batch(examples).x);
        const classes = this.network.choose(outputs);
        const sure = this.network.sureness(outputs, classes);
        return { classes, sure: Uint8Array.from(sure, (s) => Math.round(255 * s)) };
      }),
    );
  }

  private confusion(): Confusion {
    const { classes } = this.dataset;
    const counts = new Uint32Array(classes * classes);
    const batch = this.test ?? this.whole;
    const chosen = noGrad(() => this.network.choose(this.network.forward(batch.x)));
    chosen.forEach((c, i) => {
      counts[batch.y[i]! * classes + c]!++;
    });
    return { counts, classes };
  }

  /** The curves want this step and do not have it yet. */
  private get isDue(): boolean {
    return this.done >= this.kept;
  }
  private lastKept = -1;

  private record(train?: Score): void {
    this.history.add(this.done, this.scores(train));
    this.lastKept = this.done;
    this.kept = nextKept(this.done);
  }

  private scores([train, trainAccuracy] = this.look(this.whole)): Scores {
    if (!Number.isFinite(train)) this.stop();
    const [test, testAccuracy] = this.test === undefined ? [] : this.look(this.test);
    return { train, trainAccuracy, test, testAccuracy };
  }

  private look(batch: Batch): Score {
    return noGrad(() =>
      scope(() => {
        const outputs = this.network.forward(batch.x);
        return this.score(batch, outputs, this.network.lossOf(outputs, batch));
      }),
    );
  }

  private score({ y }: Batch, outputs: Tensor, loss: Tensor): Score {
    const classes = this.network.choose(outputs);
    let right = 0;
    for (let i = 0; i < classes.length; i++) if (classes[i] === y[i]) right++;
    return [loss.item(), right / y.length];
  }

  private stop(): void {
    this.broken ??= causeOf(
      this.setup,
      this.done,
      this.history.first?.train ?? Number.NaN,
      largestOf(this.network.parameters()),
    );
  }

  private nextBatch(): Batch {
    const { batch } = this.setup.training;
    const { order } = this;
    const count = order.indices.length;
    if (batch === 0 || batch >= count) return this.whole;
    if (order.at + batch > count) {
      order.indices = order.generator.shuffle(order.indices);
      order.at = 0;
    }
    const which = order.indices.slice(order.at, order.at + batch);
    order.at += batch;
    return this.network.batch(this.dataset.train, which);
  }
}

/** True when two or more units exist and all have the same weights: they compute the same, and keep doing so. */
function equalRows(weight: Tensor): boolean {
  const [rows = 0, columns = 0] = weight.shape;
  const values = weight.detach().numpy();
  if (rows < 2) return false;
  for (let k = columns; k < values.length; k++) if (values[k] !== values[k % columns]) return false;
  return true;
}

function largest(parameter: Tensor): number {
  let most = 0;
  for (const value of parameter.detach().numpy()) most = Math.max(most, Math.abs(value));
  return most;
}
const largestOf = (parameters: readonly Tensor[]): number => Math.max(...parameters.map(largest));
