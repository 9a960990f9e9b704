/** Prints a script in TypeScript, line for line: the same calls on the course's own engine. */
import { ATTRIBUTES, FUNCTIONS, METHODS, OPERATORS } from './operations.ts';
import { parseScript } from './parse.ts';
import { type Expression, type Mode, ScriptError, type Statement } from './syntax.ts';

/** A row of the listing. A closing bracket has no line in Python. */
export interface CodeRow {
  /** 1-based line of the script; absent for a row that only TypeScript needs, and for blank lines and comments. */
  readonly line?: number;
  readonly python: string;
  readonly typescript: string;
}

const BLOCKS: Readonly<Record<Mode, string>> = {
  no_grad: 'noGrad',
  enable_grad: 'enableGrad',
  inference_mode: 'inferenceMode',
};

/** The rows of a script that can be read. @throws ScriptError as `parseScript`, and for what has no twin in TypeScript */
export function codeRows(source: string): CodeRow[] {
  const statements = parseScript(source);
  const written = source.replace(/\s+$/, '').split('\n');
  const printer = new Printer(statements);
  const rows: CodeRow[] = [];
  let at = 0;
  for (const { line, typescript } of printer.rows) {
    if (line === undefined) {
      rows.push({ python: '', typescript });
      continue;
    }
    for (; at + 1 < line; at++) rows.push({ python: written[at] ?? '', typescript: '' });
    rows.push({ line, python: written[at] ?? '', typescript });
    at += 1;
  }
  return rows;
}

type Kind = 'tensor' | 'number' | 'list';

class Printer {
  readonly rows: { line?: number; typescript: string }[] = [];
  private readonly kinds = new Map<string, Kind>();
  private readonly declared = new Set<string>();
  private readonly reassigned: ReadonlySet<string>;

  constructor(statements: readonly Statement[]) {
    this.reassigned = assignedTwice(statements);
    this.block(statements, 0);
  }

  private block(statements: readonly Statement[], depth: number): void {
    const pad = '  '.repeat(depth);
    for (const statement of statements) {
      const { line } = statement;
      if (statement.kind === 'with' || statement.kind === 'for') {
        const opening = statement.kind === 'for' ? this.loop(statement) : `${BLOCKS[statement.mode]}(() => {`;
        this.rows.push({ line, typescript: `${pad}${this.declarations(statement.body)}${opening}` });
        this.block(statement.body, depth + 1);
        this.rows.push({ typescript: `${pad}${statement.kind === 'for' ? '}' : '});'}` });
      } else this.rows.push({ line, typescript: `${pad}${this.simple(statement)};` });
    }
  }

  /** Names that a block makes and that live on after it. */
  private declarations(body: readonly Statement[]): string {
    const names = [...assignedIn(body)].filter((name) => !this.declared.has(name));
    for (const name of names) this.declared.add(name);
    return names.length === 0 ? '' : `let ${names.map((name) => `${name}: Tensor`).join(', ')}; `;
  }

  private loop({ name, values }: Statement & { kind: 'for' }): string {
    this.kinds.set(name, 'number');
    if (values.kind === 'call' && values.callee.text === 'range' && values.args.length === 1)
      return `for (let ${name} = 0; ${name} < ${this.print(values.args[0] as Expression)}; ${name}++) {`;
    return `for (const ${name} of ${this.print(values)}) {`;
  }

  private simple(statement: Statement & { kind: 'assign' | 'augment' | 'expression' }): string {
    const { value } = statement;
    if (statement.kind === 'expression') return this.print(value);
    const { target } = statement;
    if (statement.kind === 'augment') {
      if (this.kind(target) === 'number' && this.kind(value) === 'number')
        return `${this.print(target)} ${statement.op}= ${this.print(value)}`;
      if (this.kind(target) === 'number')
        throw new ScriptError(
          statement.line,
          `${target.text} is a plain number here, and ${statement.op}= with a tensor would change what it is. ` +
            `Begin with ${target.text} = torch.tensor(0.).`,
        );
      const method = OPERATORS[statement.op].method;
      return `${this.print(target)}.${method}_(${this.print(value)})`;
    }
    if (target.kind === 'index') return `${this.print(target)}.${this.writes(value)}`;
    const printed = this.print(value);
    if (target.kind !== 'name') return `${this.print(target)} = ${printed}`;
    this.kinds.set(target.name, this.kind(value));
    const fresh = !this.declared.has(target.name);
    this.declared.add(target.name);
    const keyword = fresh ? (this.reassigned.has(target.name) ? 'let ' : 'const ') : '';
    return `${keyword}${target.name} = ${printed}`;
  }

  private writes(value: Expression): string {
    return `${this.kind(value) === 'number' ? 'fill_' : 'copy_'}(${this.print(value)})`;
  }

  private kind(e: Expression): Kind {
    switch (e.kind) {
      case 'number':
        return 'number';
      case 'name':
        return this.kinds.get(e.name) ?? 'tensor';
      case 'negative':
        return this.kind(e.of);
      case 'binary':
        return this.kind(e.left) === 'number' && this.kind(e.right) === 'number' ? 'number' : 'tensor';
      case 'call':
        if (e.callee.kind === 'attribute' && METHODS.get(e.callee.name)?.gives === 'number') return 'number';
        return FUNCTIONS.get(e.callee.text)?.name === 'grad' ? 'list' : 'tensor';
      default:
        return 'tensor';
    }
  }

  private print(e: Expression): string {
    switch (e.kind) {
      case 'number':
        return String(e.value);
      case 'constant':
        return String(e.value);
      case 'name':
        return e.name;
      case 'list':
        return `[${e.items.map((item) => this.print(item)).join(', ')}]`;
      case 'negative':
        return this.kind(e.of) === 'number' ? `-${this.print(e.of)}` : `${this.receiver(e.of)}.neg()`;
      case 'binary':
        return this.binary(e);
      case 'attribute':
        return `${this.receiver(e.of)}.${ATTRIBUTES.get(e.name) ?? e.name}`;
      case 'index':
        return this.kind(e.of) === 'list'
          ? `${this.receiver(e.of)}[${this.print(e.at)}]`
          : `${this.receiver(e.of)}.select(0, ${this.print(e.at)})`;
      case 'call':
        return this.call(e);
    }
  }

  private binary(e: Expression & { kind: 'binary' }): string {
    const [left, right] = [this.kind(e.left), this.kind(e.right)];
    if (left === 'number' && right === 'number') {
      const wrap = (part: Expression): string =>
        part.kind === 'binary' ? `(${this.print(part)})` : this.print(part);
      return `${wrap(e.left)} ${e.op} ${wrap(e.right)}`;
    }
    const { method } = OPERATORS[e.op];
    if (left === 'number') return `${method}(${this.print(e.left)}, ${this.print(e.right)})`;
    return `${this.receiver(e.left)}.${method}(${this.print(e.right)})`;
  }

  /** What a method is called on: TypeScript has no operators between tensors, so no bracket is ever needed. */
  private receiver(e: Expression): string {
    const printed = this.print(e);
    return e.kind === 'number' || printed.startsWith('-') ? `(${printed})` : printed;
  }

  private call(e: Expression & { kind: 'call' }): string {
    const method = FUNCTIONS.get(e.callee.text);
    const args = e.args.map((arg) => this.print(arg));
    const keywords = [...e.keywords].map(([name, value]) => [name, this.print(value)] as const);
    if (method !== undefined) {
      const shape = method.name === 'zeros' || method.name === 'ones';
      const options = keywords.map(([name, value]) => `${method.keywords?.[name] ?? name}: ${value}`);
      if (method.name !== 'grad') options.unshift(`dtype: '${isWhole(e) ? 'int64' : 'float64'}'`);
      const given = shape ? `[${args.join(', ')}]` : args.join(', ');
      return `${method.name}(${given}${options.length > 0 ? `, { ${options.join(', ')} }` : ''})`;
    }
    if (e.callee.kind !== 'attribute') return `${this.print(e.callee)}(${args.join(', ')})`;
    const known = METHODS.get(e.callee.name);
    const options = keywords
      .filter(([name]) => name !== 'gradient')
      .map(([name, value]) => `${known?.keywords?.[name] ?? name}: ${value}`);
    const gradient = keywords.find(([name]) => name === 'gradient')?.[1];
    if (gradient !== undefined) args.push(gradient);
    if (options.length > 0)
      args.push(...(args.length === 0 ? ['undefined'] : []), `{ ${options.join(', ')} }`);
    return `${this.receiver(e.callee.of)}.${known?.name ?? e.callee.name}(${args.join(', ')})`;
  }
}

/** Python's torch.tensor of whole numbers makes an integer tensor. */
export function isWhole(e: Expression & { kind: 'call' }): boolean {
  if (e.callee.text !== 'torch.tensor') return false;
  const ahead = [...e.args];
  let numbers = 0;
  for (const part of ahead) {
    if (part.kind === 'list') ahead.push(...part.items);
    else if (part.kind === 'negative') ahead.push(part.of);
    else if (part.kind !== 'number' || part.float) return false;
    else numbers += 1;
  }
  return numbers > 0;
}

function* assignments(statements: readonly Statement[]): Generator<string> {
  for (const statement of statements) {
    if (statement.kind === 'assign' && statement.target.kind === 'name') yield statement.target.name;
    // what a loop assigns, it assigns every turn
    if (statement.kind === 'for') yield* [...assignments(statement.body), ...assignments(statement.body)];
    if (statement.kind === 'with') yield* assignments(statement.body);
  }
}

function assignedIn(statements: readonly Statement[]): Set<string> {
  return new Set(assignments(statements));
}

function assignedTwice(statements: readonly Statement[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of assignments(statements)) (seen.has(name) ? twice : seen).add(name);
  for (const statement of statements)
    if (statement.kind === 'augment' && statement.target.kind === 'name') twice.add(statement.target.name);
  return twice;
}
