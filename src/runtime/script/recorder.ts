/**
 * Watches a script run on the engine and writes down, after every statement and every node of a backward, what the
 * engine's own graph looks like. Nothing here decides anything: flags, versions, kept values and order are read.
 */
import { keptBy, type Node, reachableFrom, Tensor, watchWalk } from '../../engine/index.ts';
import { Changes } from './changes.ts';
import type { Interpreter, Listener } from './interpret.ts';
import type { Value } from './operations.ts';
import { showTensor } from './show-tensor.ts';
import type { Statement } from './syntax.ts';
import type { BoxState, SavedState, TraceBox, TraceStep, TraceWire, Variable } from './trace-types.ts';
import { lineWords, walkWords } from './words.ts';

/** Where a tensor without history came from, for the dashed wires. */
interface Origin {
  readonly inputs: readonly Tensor[];
  readonly text: string;
}

export class Recorder implements Listener {
  readonly boxes: TraceBox[] = [];
  readonly wires: TraceWire[] = [];
  readonly steps: TraceStep[] = [];
  readonly changes = new Changes();
  /** The line whose backward freed a node. */
  readonly freedBy = new Map<Node, number>();
  /** The node that a backward reached last, for errors. */
  lastVisited: Node | undefined;
  /** The tensor a method was called on last, for errors. */
  lastTouched: Tensor | undefined;

  interpreter!: Interpreter;
  private readonly ofTensor = new Map<Tensor, string>();
  private readonly ofNode = new Map<Node, string>();
  private readonly origins = new Map<Tensor, Origin>();
  private readonly calledFor = new Map<Node, string>();
  private readonly lastNames = new Map<Tensor, string>();
  /** Every tensor that has, or had, a box. */
  private readonly tensors = new Set<Tensor>();
  private passing = new Map<Node, string>();
  private roots: readonly Tensor[] = [];
  private walked: string[] | null = null;

  made(out: Tensor, inputs: readonly Tensor[], text: string): void {
    const node = out.gradFn;
    if (node !== null && !this.calledFor.has(node)) this.calledFor.set(node, text);
    if (!this.origins.has(out)) this.origins.set(out, { inputs, text });
    if (node === null) return;
    this.tensors.add(out);
    for (const input of inputs) if (!input.requiresGrad) this.tensorBox(input);
    this.discover([out]);
    this.dataWires(node, inputs);
  }

  touches(target: Tensor): void {
    this.lastTouched = target;
  }

  walk<T>(roots: readonly Tensor[], run: () => T): T {
    this.roots = roots;
    this.walked = [];
    this.passing = new Map();
    const nodes = reachableFrom(roots.filter((root) => root.requiresGrad));
    this.discover(roots);
    this.forwardPart();
    let previous: Node | undefined;
    const finish = () => {
      if (previous !== undefined) this.walkStep(previous);
    };
    this.lastVisited = undefined;
    const result = { value: undefined as T };
    watchWalk(
      nodes,
      (node, gradient) => {
        finish();
        previous = node;
        this.lastVisited = node;
        this.passing.set(node, showTensor(gradient));
      },
      () => {
        result.value = run();
      },
    );
    finish();
    this.roots = [];
    return result.value;
  }

  done(statement: Statement, turn: string): void {
    const walked = this.walked;
    this.walked = null;
    this.passing = new Map();
    this.bindNames();
    this.changes.note(this.tensors, statement.line);
    const before = this.steps.at(-1);
    const step = this.snapshot(statement.line, turn, 'line', null, statement.text);
    const words = lineWords({ before, after: step, boxes: this.boxes, wires: this.wires, walked });
    this.steps.push({ ...step, ...words });
  }

  /** The last moment of a run that an error ended. */
  failed(line: number, turn: string, focus: string | null, title: string, says: readonly string[]): void {
    this.bindNames();
    this.steps.push({ ...this.snapshot(line, turn, 'error', focus, title), says });
  }

  boxOf(tensor: Tensor): string | undefined {
    return tensor.gradFn === null ? this.ofTensor.get(tensor) : this.ofNode.get(tensor.gradFn);
  }
  boxOfNode(node: Node): string | undefined {
    return node.leaf === null ? this.ofNode.get(node) : this.ofTensor.get(node.leaf);
  }

  /** What to call a tensor in a sentence: its name, the name it had, or what made it. */
  nameOf(tensor: Tensor): string {
    for (const [name, value] of this.interpreter.names) if (value === tensor) return name;
    const had = this.lastNames.get(tensor);
    if (had !== undefined) return `the old ${had}`;
    const text = this.origins.get(tensor)?.text;
    if (text !== undefined) return text;
    return tensor.length === 1 && !tensor.requiresGrad ? showTensor(tensor) : 'a copy';
  }

  variables(): Variable[] {
    return this.named().map(([name, t]) => ({
      name,
      value: showTensor(t),
      requiresGrad: t.requiresGrad,
      isLeaf: t.isLeaf,
      gradFn: t.gradFn?.name ?? null,
      grad: t.grad === null ? null : showTensor(t.grad),
      version: t.inference ? null : t.version,
    }));
  }

  named(): [string, Tensor][] {
    return [...this.interpreter.names].filter((entry): entry is [string, Tensor] => isTensor(entry[1]));
  }

  /** What a line computed before its backward began: seen on its own, before anything is freed. */
  private forwardPart(): void {
    const before = this.steps.at(-1);
    const { current } = this.interpreter;
    if (current === undefined || this.boxes.length === (before?.boxes.length ?? 0)) return;
    const { statement, turn } = current;
    const step = this.snapshot(statement.line, turn, 'forward', null, statement.text);
    const words = lineWords({ before, after: step, boxes: this.boxes, wires: this.wires, walked: null });
    this.steps.push({ ...step, ...words });
  }

  /** Names that stand for tensors get a box, whether the graph knows them or not. */
  private bindNames(): void {
    for (const [name, tensor] of this.named()) {
      if (tensor.gradFn === null) this.tensorBox(tensor);
      else this.discover([tensor]);
      this.tensors.add(tensor);
      this.lastNames.set(tensor, name);
    }
  }

  private tensorBox(tensor: Tensor): string {
    const known = this.ofTensor.get(tensor);
    if (known !== undefined) return known;
    const origin = this.origins.get(tensor);
    const sources = (origin?.inputs ?? []).flatMap((input) => this.boxOf(input) ?? []);
    const id = `t${this.boxes.length}`;
    this.boxes.push({ id, kind: 'tensor', op: '', text: origin?.text ?? '' });
    this.ofTensor.set(tensor, id);
    this.tensors.add(tensor);
    const kind = /\.(detach\(\)|data)$/.test(origin?.text ?? '') ? 'cut' : 'data';
    for (const from of new Set(sources)) this.wire(from, id, kind);
    return id;
  }

  /** Boxes for all nodes behind `tensors` that have none, inputs first. */
  private discover(tensors: readonly Tensor[]): void {
    const found = reachableFrom(tensors.filter((tensor) => tensor.requiresGrad));
    const fresh = [...found].filter((node) => this.boxOfNode(node) === undefined);
    fresh.sort((x, y) => x.order - y.order);
    for (const node of fresh) if (node.leaf !== null) this.tensorBox(node.leaf);
    for (const node of fresh) {
      if (node.leaf !== null) continue;
      const id = `n${this.boxes.length}`;
      this.boxes.push({ id, kind: 'node', op: node.name, text: this.calledFor.get(node) ?? '' });
      this.ofNode.set(node, id);
      for (const next of node.next) {
        const from = next === null ? undefined : this.boxOfNode(next);
        if (from !== undefined) this.wire(from, id, 'graph');
      }
    }
  }

  private dataWires(node: Node, inputs: readonly Tensor[]): void {
    const to = this.ofNode.get(node);
    if (to === undefined) return;
    for (const input of new Set(inputs)) {
      const from = input.requiresGrad ? undefined : this.ofTensor.get(input);
      if (from !== undefined) this.wire(from, to, 'data');
    }
  }

  private wire(from: string, to: string, kind: TraceWire['kind']): void {
    this.wires.push({ id: `${from}>${to}:${this.wires.length}`, from, to, kind });
  }

  private walkStep(node: Node): void {
    const line = this.interpreter.current?.statement.line ?? 1;
    const focus = this.boxOfNode(node) ?? null;
    this.walked?.push(focus ?? '');
    if (node.freed && !this.freedBy.has(node)) this.freedBy.set(node, line);
    const before = this.steps.at(-1);
    const turn = this.interpreter.current?.turn ?? '';
    const step = this.snapshot(line, turn, 'walk', focus, '');
    const words = walkWords({ node, before, after: step, boxes: this.boxes, focus });
    this.steps.push({ ...step, ...words });
  }

  private snapshot(
    line: number,
    turn: string,
    kind: TraceStep['kind'],
    focus: string | null,
    title: string,
  ): TraceStep {
    const named = this.named();
    const held = [...named.map(([, tensor]) => tensor), ...this.roots];
    const alive = reachableFrom(held.filter((tensor) => tensor.requiresGrad));
    const standing = new Map<string, Tensor>();
    for (const tensor of this.tensors) {
      const box = this.boxOf(tensor);
      if (box !== undefined) standing.set(box, tensor);
    }
    // a name wins over a value that only passed through
    for (const [, tensor] of named) standing.set(this.boxOf(tensor) ?? '', tensor);
    const nodes = new Map([...this.ofNode].map(([node, id]) => [id, node]));
    const states = this.boxes.map((box): BoxState => {
      const tensor = standing.get(box.id);
      const node = nodes.get(box.id) ?? tensor?.accumulator ?? undefined;
      const names = named.filter(([, t]) => t === tensor).map(([name]) => name);
      const passing = node === undefined ? undefined : this.passing.get(node);
      const isAlive =
        (node !== undefined && alive.has(node)) || (tensor !== undefined && held.includes(tensor));
      return {
        names,
        ...(tensor !== undefined && { value: showTensor(tensor) }),
        requiresGrad: tensor?.requiresGrad ?? box.kind === 'node',
        ...(tensor?.grad && { grad: showTensor(tensor.grad) }),
        ...(passing !== undefined && { passing }),
        ...(tensor !== undefined && !tensor.inference && { version: tensor.version }),
        saved: node === undefined || box.kind === 'tensor' ? [] : this.savedBy(node),
        freed: box.kind === 'node' && node?.freed === true,
        alive: isAlive || this.keptAlive(tensor, alive),
      };
    });
    return {
      line,
      turn,
      kind,
      focus,
      title,
      says: [],
      boxes: states,
      variables: this.variables(),
      nodesAlive: alive.size,
    };
  }

  /** A number without history lives on while a living node keeps it. */
  private keptAlive(tensor: Tensor | undefined, alive: ReadonlySet<Node>): boolean {
    if (tensor === undefined) return false;
    for (const node of alive) if (keptBy(node).some((kept) => kept.tensor === tensor)) return true;
    return false;
  }

  private savedBy(node: Node): SavedState[] {
    return keptBy(node).map(({ tensor, version }) => ({
      what: this.nameOf(tensor),
      at: version,
      now: tensor.storage.version,
    }));
  }
}

function isTensor(value: Value): value is Tensor {
  return value instanceof Tensor;
}
