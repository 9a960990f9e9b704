/** Reads a script: lines, indentation, and expressions by precedence climbing. */
import { type BinaryOp, type Expression, LIMITS, type Mode, ScriptError, type Statement } from './syntax.ts';

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/**
 * The statements of `source`.
 * @throws ScriptError naming the line, what was expected and what came
 */
export function parseScript(source: string): Statement[] {
  const rows = source.replace(/\s+$/, '').split('\n');
  if (rows.length > LIMITS.lines)
    throw new ScriptError(LIMITS.lines + 1, `A script has at most ${LIMITS.lines} lines here.`);
  const lines = rows.flatMap((row, i): Line[] => {
    const number = i + 1;
    if (row.length > LIMITS.lineLength)
      throw new ScriptError(number, `A line has at most ${LIMITS.lineLength} characters here.`);
    const text = row.replace(/#.*$/, '').trimEnd();
    if (/^\s*\t/.test(text)) throw new ScriptError(number, 'Indent with four spaces, not with a tab.');
    return text === '' ? [] : [{ number, indent: text.search(/\S/), text: text.trim() }];
  });
  if (lines.length === 0) throw new ScriptError(1, 'There is no line yet. Begin with x = torch.tensor(2.).');
  const [statements, rest] = block(lines, 0, lines[0]?.indent ?? 0);
  const left = lines[rest];
  if (left !== undefined)
    throw new ScriptError(left.number, `“${left.text}” is indented less than the first line.`);
  return statements;
}

/** The statements from `at` on that are indented by `indent`, and where they end. */
function block(lines: readonly Line[], at: number, indent: number): [Statement[], number] {
  const statements: Statement[] = [];
  let next = at;
  for (let line = lines[next]; line !== undefined && line.indent >= indent; line = lines[next]) {
    if (line.indent > indent)
      throw new ScriptError(line.number, `“${line.text}” is indented, but no line above opens a block.`);
    if (!line.text.endsWith(':')) {
      statements.push(simple(line));
      next += 1;
      continue;
    }
    const inside = lines[next + 1];
    if (inside === undefined || inside.indent <= indent)
      throw new ScriptError(line.number, `After “${line.text}” comes a line indented by four spaces.`);
    const [body, end] = block(lines, next + 1, inside.indent);
    statements.push(opening(line, body));
    next = end;
  }
  return [statements, next];
}

const MODES: readonly Mode[] = ['no_grad', 'enable_grad', 'inference_mode'];

function opening({ number: line, text }: Line, body: readonly Statement[]): Statement {
  const within = /^with\s+torch\.(\w+)\(\)\s*:$/.exec(text)?.[1] as Mode | undefined;
  if (within !== undefined && MODES.includes(within)) return { line, text, kind: 'with', mode: within, body };
  const [, name, values] = /^for\s+([A-Za-z_]\w*)\s+in\s+(.+):$/.exec(text) ?? [];
  if (name !== undefined && values !== undefined)
    return { line, text, kind: 'for', name, values: expression(values, line), body };
  throw new ScriptError(
    line,
    `“${text}” cannot be read. Blocks here are with torch.no_grad():, with torch.enable_grad():, ` +
      'with torch.inference_mode(): and for i in range(3):.',
  );
}

const TARGETS = new Set<Expression['kind']>(['name', 'attribute', 'index']);

function simple({ number: line, text }: Line): Statement {
  const reader = new Reader(text, line);
  const first = reader.expression();
  const sign = reader.take(/^(?:[-+*/]=|=(?!=))/);
  if (sign === undefined) {
    reader.end();
    if (first.kind !== 'call')
      throw new ScriptError(line, `“${text}” does nothing: assign it to a name, or call a method.`);
    return { line, text, kind: 'expression', value: first };
  }
  if (!TARGETS.has(first.kind))
    throw new ScriptError(line, `“${first.text}” cannot be assigned to: write a name on the left.`);
  const value = reader.expression();
  reader.end();
  if (sign === '=') return { line, text, kind: 'assign', target: first, value };
  return { line, text, kind: 'augment', target: first, op: sign[0] as BinaryOp, value };
}

function expression(text: string, line: number): Expression {
  const reader = new Reader(text, line);
  const read = reader.expression();
  reader.end();
  return read;
}

const BINDS: Readonly<Record<BinaryOp, number>> = {
  '>': 1,
  '<': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '@': 3,
  '**': 5,
};
const NEGATIVE = 4;
const DEEPEST = 30;

class Reader {
  private readonly text: string;
  private readonly line: number;
  private at = 0;
  private depth = 0;
  constructor(text: string, line: number) {
    this.text = text;
    this.line = line;
  }

  private fail(expected: string): never {
    const rest = this.text.slice(this.at).trim();
    const found = rest === '' ? 'the line ends' : `“${rest}” stands there`;
    throw new ScriptError(this.line, `Expected ${expected} in “${this.text}”, but ${found}.`);
  }

  /** The next piece, if it matches; blanks before it are skipped. */
  take(pattern: RegExp): string | undefined {
    const blanks = /^\s*/.exec(this.text.slice(this.at))?.[0].length ?? 0;
    const found = pattern.exec(this.text.slice(this.at + blanks))?.[0];
    if (found !== undefined) this.at += blanks + found.length;
    return found;
  }

  end(): void {
    if (this.text.slice(this.at).trim() !== '') this.fail('the end of the line');
  }

  private since(start: number): string {
    return this.text.slice(start, this.at).trim();
  }

  expression(least = 0): Expression {
    if (++this.depth > DEEPEST) this.fail('fewer brackets');
    const start = this.at;
    let left: Expression = this.take(/^-/)
      ? { kind: 'negative', of: this.expression(NEGATIVE), text: this.since(start) }
      : this.postfix();
    for (;;) {
      const before = this.at;
      const op = this.take(/^(?:\*\*|[-+*/@<>])(?!=)/) as BinaryOp | undefined;
      if (op === undefined) break;
      if (BINDS[op] <= least) {
        this.at = before;
        break;
      }
      // powers bind to the right: 2 ** 3 ** 2 is 2 ** 9
      const right = this.expression(op === '**' ? BINDS[op] - 1 : BINDS[op]);
      left = { kind: 'binary', op, left, right, text: this.since(start) };
    }
    this.depth -= 1;
    return left;
  }

  private postfix(): Expression {
    const start = this.at;
    let read = this.atom();
    for (;;) {
      if (this.take(/^\./)) {
        const name = this.take(/^[A-Za-z_]\w*/) ?? this.fail('a name after the point');
        read = { kind: 'attribute', of: read, name, text: this.since(start) };
      } else if (this.take(/^\(/)) {
        read = this.call(read, start);
      } else if (this.take(/^\[/)) {
        const at = this.expression();
        if (!this.take(/^\]/)) this.fail('a closing ]');
        read = { kind: 'index', of: read, at, text: this.since(start) };
      } else return read;
    }
  }

  private call(callee: Expression, start: number): Expression {
    const args: Expression[] = [];
    const keywords = new Map<string, Expression>();
    while (!this.take(/^\)/)) {
      if (args.length + keywords.size > 0 && !this.take(/^,/)) this.fail('a comma or a closing )');
      if (this.take(/^\)/)) break;
      const keyword = this.take(/^[A-Za-z_]\w*\s*=(?!=)/);
      if (keyword !== undefined) keywords.set(keyword.replace(/\s*=$/, ''), this.expression());
      else args.push(this.expression());
    }
    return { kind: 'call', callee, args, keywords, text: this.since(start) };
  }

  private atom(): Expression {
    const start = this.at;
    const number = this.take(/^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i);
    if (number !== undefined)
      return { kind: 'number', value: Number(number), float: /[.e]/i.test(number), text: number };
    const name = this.take(/^[A-Za-z_]\w*/);
    if (name === 'True' || name === 'False') return { kind: 'constant', value: name === 'True', text: name };
    if (name === 'None') return { kind: 'constant', value: null, text: name };
    if (name !== undefined) return { kind: 'name', name, text: name };
    if (this.take(/^\(/)) {
      const inner = this.expression();
      if (!this.take(/^\)/)) this.fail('a closing )');
      return inner;
    }
    if (this.take(/^\[/)) {
      const items: Expression[] = [];
      while (!this.take(/^\]/)) {
        if (items.length > 0 && !this.take(/^,/)) this.fail('a comma or a closing ]');
        if (this.take(/^\]/)) break;
        items.push(this.expression());
      }
      return { kind: 'list', items, text: this.since(start) };
    }
    return this.fail('a number, a name or a bracket');
  }
}
