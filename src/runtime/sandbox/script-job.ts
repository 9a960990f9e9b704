/**
 * Runs one job of JavaScript: loads the learner's module, makes the calls, reports each value.
 *
 * Learner code shares this realm. What protects the run is not that it cannot look, but that nothing here is worth
 * stealing: no expected value is in this realm, built-ins were taken before the learner's first line, the port and the
 * token live in closures, and reports are strings.
 */
import type { Job } from '../protocol.ts';
import { encode } from './encode.ts';

const { parse, stringify } = JSON;
const { apply } = Reflect;
const { create, defineProperty } = Object;
const Compile = Function;
const text = String;
const MakeError = Error;
const SyntaxProblem = SyntaxError;

/** `new Function` puts two lines before the body; `explain.ts` takes them off again. */
const SOURCE_NAMES = { source: 'learner.ts', helpers: 'helpers.ts', probes: 'tests.ts' } as const;

type Module = Record<string, unknown>;

/** The text itself is no program: thrown before any line of it ran. */
class Unreadable extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

function faultOf(error: unknown): string {
  let name = 'Error';
  let message = '';
  let stack = '';
  if (error instanceof Unreadable) {
    return `{"name":"SyntaxError","message":${stringify(error.message)},"line":${error.line}}`;
  }
  try {
    if (error instanceof MakeError) {
      name = text(error.name);
      message = text(error.message);
      stack = text(error.stack);
    } else message = `thrown value: ${text(error)}`;
  } catch {
    message = 'the thrown value cannot be shown';
  }
  return `{"name":${stringify(name)},"message":${stringify(message)},"stack":${stringify(stack)}}`;
}

/**
 * Engines do not say on which line a compiled text breaks off. The shortest run of lines that fails in the same words
 * as the whole ends on that line. Returns 0 when no shorter text does.
 */
function lineOfSyntaxError(code: string, message: string): number {
  let head = '';
  let line = 1;
  for (let i = 0; i < code.length; i++) {
    if (code[i] === '\n') {
      try {
        new Compile(head);
      } catch (error) {
        if (error instanceof SyntaxProblem && error.message === message) return line;
      }
      line += 1;
    }
    head += code[i];
  }
  return 0;
}

/** Resolves when every call has been reported. `post` takes one report; it must not look anything up. */
export async function runScriptJob(job: Job, scope: object, post: (report: string) => void): Promise<void> {
  const report = (json: string) => post(job.token + json);
  let call = -1;
  let lines = 0;
  let bytes = 0;

  const printer =
    (stream: 'out' | 'err') =>
    (...args: unknown[]) => {
      if (lines > job.outputLines) return;
      let shown = '';
      for (let i = 0; i < args.length; i++) shown += (i > 0 ? ',' : '') + encode(args[i]);
      lines += 1;
      bytes += shown.length;
      if (lines > job.outputLines || bytes > job.outputBytes) {
        lines = job.outputLines + 1;
        report('{"k":"flood"}');
      } else report(`{"k":"print","call":${call},"s":"${stream}","args":[${shown}]}`);
    };
  const out = printer('out');
  const err = printer('err');
  const console = { log: out, info: out, debug: out, table: out, dir: out, warn: err, error: err };
  defineProperty(scope, 'console', { value: console, configurable: true, writable: true });

  const load = (which: keyof typeof SOURCE_NAMES, code: string): Module => {
    const module: Module = create(null);
    let evaluate: (exports: Module, require: (name: unknown) => Module) => void;
    try {
      evaluate = new Compile(
        'exports',
        'require',
        `${code}\n//# sourceURL=${SOURCE_NAMES[which]}`,
      ) as typeof evaluate;
    } catch (error) {
      const message = error instanceof MakeError ? error.message : text(error);
      throw new Unreadable(message, lineOfSyntaxError(code, message));
    }
    evaluate(module, (name) => {
      const known = name === './helpers.ts' || name === './helpers' || name === '../helpers.ts';
      if (known && helpers) return helpers;
      throw new MakeError(`there is no module "${text(name)}" here; only "./helpers.ts" can be imported`);
    });
    return module;
  };

  let helpers: Module | undefined;
  let learner: Module;
  let probes: Module | undefined;
  report('{"k":"started"}');
  try {
    // The author's code first, so that it too takes its built-ins unharmed.
    if (job.helpers !== undefined) helpers = load('helpers', job.helpers);
    if (job.probes !== undefined) probes = load('probes', job.probes);
    learner = load('source', job.source);
  } catch (error) {
    report(`{"k":"failed","fault":${faultOf(error)}}`);
    return;
  }

  for (call = 0; call < job.calls.length; call++) {
    try {
      const { of, name, args } = parse(job.calls[call] as string);
      const home = of === 'probes' ? probes : learner;
      const target = home?.[name];
      if (typeof target !== 'function') {
        throw new MakeError(`there is no exported function ${name}; keep the line that begins with "export"`);
      }
      const value = await apply(target, undefined, of === 'probes' ? [learner, ...args] : args);
      report(`{"k":"value","call":${call},"value":${encode(value)}}`);
    } catch (error) {
      report(`{"k":"threw","call":${call},"fault":${faultOf(error)}}`);
    }
  }
  report('{"k":"done"}');
}
