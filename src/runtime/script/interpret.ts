/**
 * Runs a script on the engine, statement by statement. Values are the engine's own tensors; whoever listens is told
 * which call made what, around each backward, and after each statement.
 */
import { enableGrad, inferenceMode, noGrad, Tensor } from '../../engine/index.ts';
import {
  ATTRIBUTES,
  callFunction,
  callMethod,
  FUNCTIONS,
  type Keywords,
  kindOf,
  METHODS,
  operate,
  type Value,
} from './operations.ts';
import { type Expression, LIMITS, type Mode, ScriptError, type Statement } from './syntax.ts';
import { isWhole } from './typescript.ts';

export interface Listener {
  /** A call gave `out`; `inputs` are the tensors it was given. */
  made(out: Tensor, inputs: readonly Tensor[], text: string): void;
  /** `run` walks backward from `roots`. */
  walk<T>(roots: readonly Tensor[], run: () => T): T;
  /** `target` is about to be changed or called upon: where an error that is thrown now belongs. */
  touches(target: Tensor): void;
  /** A statement has run. `turn` names the loop variables: `i = 2`. */
  done(statement: Statement, turn: string): void;
}

const BLOCKS: Readonly<Record<Mode, <T>(run: () => T) => T>> = {
  no_grad: noGrad,
  enable_grad: enableGrad,
  inference_mode: inferenceMode,
};

export class Interpreter {
  readonly names = new Map<string, Value>();
  /** The statement that runs, and the loop variables around it. */
  current: { statement: Statement; turn: string } | undefined;
  private readonly turns: string[] = [];
  private readonly listener: Listener;
  private steps = 0;
  constructor(listener: Listener) {
    this.listener = listener;
  }

  /** @throws ScriptError for what the language leaves out; AutogradError and TensorError as the engine throws them */
  run(statements: readonly Statement[]): void {
    for (const statement of statements) {
      this.current = { statement, turn: this.turns.join(', ') };
      if (++this.steps > LIMITS.steps) this.fail(`A run has at most ${LIMITS.steps} steps here.`);
      if (statement.kind === 'with') {
        BLOCKS[statement.mode](() => this.run(statement.body));
        continue;
      }
      if (statement.kind === 'for') {
        this.loop(statement);
        continue;
      }
      this.simple(statement);
      this.listener.done(statement, this.turns.join(', '));
    }
  }

  private fail(message: string): never {
    throw new ScriptError(this.current?.statement.line ?? 1, message);
  }

  private loop({ name, values, body }: Statement & { kind: 'for' }): void {
    const over = this.range(values);
    if (over.length > LIMITS.turns) this.fail(`A loop has at most ${LIMITS.turns} turns here.`);
    for (const value of over) {
      this.names.set(name, value);
      this.turns.push(`${name} = ${typeof value === 'number' ? value : '…'}`);
      this.run(body);
      this.turns.pop();
    }
  }

  private range(values: Expression): readonly Value[] {
    if (values.kind === 'call' && values.callee.text === 'range') {
      const bounds = values.args.map((arg) => this.evaluate(arg));
      const [first = 0, end] = bounds.length === 1 ? [0, bounds[0]] : bounds;
      if (!Number.isInteger(first) || !Number.isInteger(end))
        this.fail('range() takes one whole number, or two.');
      const length = Math.max(0, (end as number) - (first as number));
      if (length > LIMITS.turns) this.fail(`A loop has at most ${LIMITS.turns} turns here.`);
      return Array.from({ length }, (_, i) => (first as number) + i);
    }
    const list = this.evaluate(values);
    if (!Array.isArray(list)) this.fail(`for goes over range(3) or a list, not ${kindOf(list)}.`);
    return list as readonly Value[];
  }

  private simple(statement: Statement & { kind: 'assign' | 'augment' | 'expression' }): void {
    const value = this.evaluate(statement.value);
    if (statement.kind === 'expression') return;
    const { target } = statement;
    if (statement.kind === 'augment') {
      const before = this.evaluate(target);
      if (before instanceof Tensor) {
        const method = { '+': 'add_', '-': 'sub_', '*': 'mul_', '/': 'div_' }[statement.op as '+'];
        this.method(before, method, [value], statement.text);
        return;
      }
      this.assign(
        target,
        this.noted(
          this.typed(() => operate(statement.op, before, value)),
          [before, value],
          statement.text,
        ),
      );
      return;
    }
    this.assign(target, value);
  }

  private assign(target: Expression, value: Value): void {
    if (target.kind === 'name') {
      this.names.set(target.name, value);
      return;
    }
    const of = target.kind === 'attribute' || target.kind === 'index' ? this.evaluate(target.of) : null;
    if (!(of instanceof Tensor)) this.fail(`${target.text} cannot be assigned to.`);
    this.listener.touches(of);
    if (target.kind === 'attribute') {
      if (target.name === 'requires_grad') of.requiresGrad = value === true;
      else if (target.name === 'grad' && (value === null || value instanceof Tensor)) of.grad = value;
      else this.fail(`${target.text} cannot be assigned to here: only .grad and .requires_grad can.`);
      return;
    }
    const part = this.evaluate(target);
    if (!(part instanceof Tensor)) this.fail(`${target.text} cannot be assigned to.`);
    this.method(part, typeof value === 'number' ? 'fill_' : 'copy_', [value], target.text);
  }

  private evaluate(e: Expression): Value {
    switch (e.kind) {
      case 'number':
      case 'constant':
        return e.value;
      case 'name':
        if (!this.names.has(e.name)) this.fail(`The name ${e.name} has no value yet.`);
        return this.names.get(e.name) as Value;
      case 'list':
        return e.items.map((item) => this.evaluate(item));
      case 'negative': {
        const value = this.evaluate(e.of);
        if (typeof value === 'number') return -value;
        return value instanceof Tensor
          ? this.method(value, 'neg', [], e.text)
          : this.fail(`There is no negative of ${kindOf(value)}.`);
      }
      case 'binary': {
        const [left, right] = [this.evaluate(e.left), this.evaluate(e.right)];
        return this.noted(
          this.typed(() => operate(e.op, left, right)),
          [left, right],
          e.text,
        );
      }
      case 'attribute':
        return this.attribute(e);
      case 'index':
        return this.index(e);
      case 'call':
        return this.call(e);
    }
  }

  private typed(run: () => Value): Value {
    try {
      return run();
    } catch (error) {
      if (error instanceof TypeError) this.fail(error.message);
      throw error;
    }
  }

  /** A call of the engine with values of the wrong kind is the script's fault, not a broken page. */
  private given<T>(text: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError)
        this.fail(`${text} was given something it does not take.`);
      throw error;
    }
  }

  private attribute(e: Expression & { kind: 'attribute' }): Value {
    const of = this.evaluate(e.of);
    const name = ATTRIBUTES.get(e.name);
    if (!(of instanceof Tensor) || name === undefined)
      this.fail(
        `${e.text}: attributes here are ${[...ATTRIBUTES.keys()]
          .map((known) => `.${known}`)
          .join(', ')}, of a tensor.`,
      );
    const value = (of as unknown as Record<string, Value>)[name] ?? null;
    return name === 'data' ? this.noted(value, [of], e.text) : value;
  }

  private index(e: Expression & { kind: 'index' }): Value {
    const [of, at] = [this.evaluate(e.of), this.evaluate(e.at)];
    if (typeof at !== 'number' || !Number.isInteger(at)) this.fail(`${e.text}: an index is a whole number.`);
    if (of instanceof Tensor)
      return this.noted(
        this.given(e.text, () => of.select(0, at)),
        [of],
        e.text,
      );
    if (!Array.isArray(of)) this.fail(`${e.text}: ${kindOf(of)} has no parts.`);
    return (of as readonly Value[])[at] ?? this.fail(`${e.text}: there is no part ${at}.`);
  }

  private call(e: Expression & { kind: 'call' }): Value {
    const known = FUNCTIONS.get(e.callee.text);
    const method = e.callee.kind === 'attribute' ? METHODS.get(e.callee.name) : undefined;
    const spec = known ?? method;
    if (spec === undefined)
      this.fail(
        `${e.callee.text}() is not in this script language. Functions: ${[...FUNCTIONS.keys()].join(', ')}; ` +
          'methods: the common ones of a tensor.',
      );
    const args = e.args.map((arg) => this.evaluate(arg));
    const options: Record<string, unknown> = {};
    for (const [name, value] of e.keywords) {
      if (name === 'gradient' && spec.name === 'backward') {
        args[0] = this.evaluate(value);
        continue;
      }
      const ours = spec.keywords?.[name];
      if (ours === undefined) this.fail(`${e.callee.text}() takes no ${name} here.`);
      options[ours] = this.evaluate(value);
    }
    const [least, most] = spec.takes;
    if (args.length < least || args.length > most)
      this.fail(`${e.callee.text}() takes ${least === most ? least : `${least} to ${most}`} arguments here.`);
    if (known !== undefined) return this.function(e, known.name, args, options);
    const of = e.callee.kind === 'attribute' ? this.evaluate(e.callee.of) : null;
    if (!(of instanceof Tensor)) this.fail(`${e.callee.text}(): ${kindOf(of)} has no such method.`);
    this.listener.touches(of);
    if (spec.name === 'backward')
      return this.listener.walk([of], () =>
        this.given(e.text, () => callMethod(of, spec.name, args, options)),
      );
    return this.method(of, spec.name, args, e.text);
  }

  private function(
    e: Expression & { kind: 'call' },
    name: string,
    args: readonly Value[],
    options: Keywords,
  ): Value {
    if (name === 'grad') {
      const roots = args[0];
      if (!(roots instanceof Tensor)) this.fail('torch.autograd.grad takes a tensor first.');
      this.listener.touches(roots);
      return this.listener.walk([roots], () => this.given(e.text, () => callFunction(name, args, options)));
    }
    if (name === 'tensor' && args[0] instanceof Tensor)
      this.fail('To copy a tensor write x.detach().clone(), as PyTorch itself recommends.');
    const kind = isWhole(e) ? { dtype: 'int64' } : {};
    return this.noted(
      this.given(e.text, () => callFunction(name, args, { ...options, ...kind })),
      [],
      e.text,
    );
  }

  private method(of: Tensor, name: string, args: readonly Value[], text: string): Value {
    this.listener.touches(of);
    return this.noted(
      this.given(text, () => callMethod(of, name, args)),
      [of, ...args],
      text,
    );
  }

  private noted(out: Value, from: readonly Value[], text: string): Value {
    if (!(out instanceof Tensor)) return out;
    if (out.length > LIMITS.elements) this.fail(`A tensor has at most ${LIMITS.elements} elements here.`);
    this.listener.made(
      out,
      from.filter((value) => value instanceof Tensor),
      text,
    );
    return out;
  }
}
