/** Why a run failed, on its own graph: which kept tensor, at which version, changed or freed by which line; and what to write instead. */
import { AutogradError, keptBy, TensorError } from '../../engine/index.ts';
import type { Recorder } from './recorder.ts';
import { ScriptError, type Statement } from './syntax.ts';
import type { Failure } from './trace-types.ts';

type Cause = Pick<Failure, 'because' | 'instead' | 'focus'> & { readonly causedBy?: number | undefined };

/** @throws anything that is neither a broken rule of autograd nor a line that cannot be run: that is our own fault */
export function explainFailure(
  error: unknown,
  recorder: Recorder,
  statement: Statement,
  lines: readonly string[],
): Failure {
  const { line } = statement;
  if (error instanceof ScriptError)
    return {
      line: error.line,
      code: 'script',
      message: error.message,
      because: [],
      instead: [],
      focus: null,
    };
  if (error instanceof TensorError) {
    const { message } = error;
    return { line, code: 'tensor', message, because: [], instead: [], focus: null };
  }
  if (!(error instanceof AutogradError)) throw error;
  const { causedBy, ...cause } = causeOf(error, recorder, statement, lines);
  return {
    line,
    code: error.code,
    message: error.message,
    ...cause,
    ...(causedBy !== undefined && causedBy !== line && { causedBy }),
  };
}

function causeOf(
  error: AutogradError,
  recorder: Recorder,
  statement: Statement,
  lines: readonly string[],
): Cause {
  const node = recorder.lastVisited;
  if (error.code === 'modified-in-place' && node !== undefined) {
    const stale = keptBy(node).find(({ tensor, version }) => tensor.storage.version !== version);
    if (stale !== undefined) {
      const name = recorder.nameOf(stale.tensor);
      const causedBy = recorder.changes.lineAfter(stale.tensor, stale.version);
      const culprit = causedBy === undefined ? '' : (lines[causedBy - 1]?.trim() ?? '');
      return {
        because: [
          `${node.name} kept ${stale.slot === 'result' ? `its result, ${name},` : name} at version ${stale.version}, because its rule reads it.`,
          causedBy === undefined
            ? 'The same memory was changed in place afterwards.'
            : `Line ${causedBy}, ${culprit}, changed that memory in place: version ${stale.tensor.storage.version} now.`,
          'The error shows at backward, but the cause is the line in place.',
        ],
        instead: rewriteInPlace(culprit, name),
        focus: recorder.boxOfNode(node) ?? null,
        causedBy,
      };
    }
  }
  if (error.code === 'freed' && node !== undefined) {
    const causedBy = recorder.freedBy.get(node);
    return {
      because: [
        `${node.name} needs what it had kept.`,
        causedBy === undefined
          ? 'An earlier backward freed it.'
          : causedBy === statement.line
            ? `An earlier turn of line ${causedBy} freed it.`
            : `Line ${causedBy}, ${lines[causedBy - 1]?.trim()}, freed it.`,
      ],
      instead: [
        'Add the losses and call backward once.',
        'Or detach what stays from the step before.',
        'Or keep the values with backward(retain_graph=True), if you need both passes.',
      ],
      focus: recorder.boxOfNode(node) ?? null,
      causedBy,
    };
  }
  const touched = recorder.lastTouched;
  const focus = touched === undefined ? null : (recorder.boxOf(touched) ?? null);
  const name = touched === undefined ? 'it' : recorder.nameOf(touched);
  const { because, instead } = RULES[error.code]?.(name, statement.text) ?? {
    because: [],
    instead: [error.hint],
  };
  return { because, instead, focus };
}

/** `y.add_(1)` and `y += 1` as `y = y + 1`; `y.relu_()` as `y = y.relu()`. */
function rewriteInPlace(text: string, name: string): string[] {
  const [, target = name, method = '', inside = ''] = /^([\w.]+)\.(\w+)_\((.*)\)$/.exec(text) ?? [];
  const sign = { add: '+', sub: '-', mul: '*', div: '/', pow: '**' }[method];
  const [, augmented, operator, value] = /^(\w+)\s*([-+*/])=\s*(.+)$/.exec(text) ?? [];
  const general = `Or change a clone: ${target}.clone().`;
  if (augmented !== undefined) return [`${augmented} = ${augmented} ${operator} ${value}`];
  if (/^\w+$/.test(target) && sign !== undefined) return [`${target} = ${target} ${sign} ${inside}`];
  if (/^\w+$/.test(target) && method !== '' && method !== 'zero' && method !== 'fill' && method !== 'copy')
    return [`${target} = ${target}.${method}(${inside})`];
  return [general.replace('Or change', 'Change')];
}

type Rule = (name: string, text: string) => { because: string[]; instead: string[] };

const LEAF: Rule = (name, text) => ({
  because: [
    `${name} is a leaf that requires grad, and recording is on.`,
    'A change in place would make it the result of an operation, and its .grad would have no place to go.',
  ],
  instead: [`with torch.no_grad():\n    ${text}`],
});

const RULES: Partial<Record<AutogradError['code'], Rule>> = {
  'leaf-in-place': LEAF,
  'view-of-leaf-in-place': (_, text) => ({
    because: ['The view shares memory with a leaf that requires grad, so this would change the leaf.'],
    instead: [`with torch.no_grad():\n    ${text}`],
  }),
  'not-scalar': (name) => ({
    because: [
      `${name} holds several numbers. Backward begins with ∂end/∂end = 1, which is clear for one number only.`,
    ],
    instead: [
      `${name}.sum().backward()`,
      `Or pass a gradient of the same shape: ${name}.backward(torch.ones(2))`,
    ],
  }),
  'no-graph': (name) => ({
    because: [`${name} has no grad_fn and does not require grad: no way leads back from it.`],
    instead: ['Set requires_grad=True on what it is computed from, and do not detach on every path.'],
  }),
  'not-a-leaf': (name) => ({
    because: [`${name} has a grad_fn: whether it requires grad follows from its inputs.`],
    instead: [`${name} = ${name}.detach()`],
  }),
  numpy: (name) => ({
    because: [
      `${name} requires grad, and NumPy would take numbers out of the graph without anyone noticing.`,
    ],
    instead: [`${name}.detach().numpy()`],
  }),
  'inference-saved': () => ({
    because: ['A node would have to keep a tensor made in inference mode, which counts no versions.'],
    instead: [
      'Write torch.no_grad() in place of torch.inference_mode().',
      'Or a clone made outside of the block.',
    ],
  }),
};
