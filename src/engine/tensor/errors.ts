/**
 * What the tensor engine refuses, as data. Each message opens with PyTorch's own first clause, so that a search for it
 * finds PyTorch's documentation too; `hint` is ours and says what to do next.
 */

const LEAF = 'Change parameters inside noGrad(() => ...), or change a clone.';
const CLONE = 'Change a clone instead.';
const SET = 'Set requiresGrad on it, or on what it is computed from.';
const FLOAT = 'Use dtype "float32" or "float64".';
const MODE = 'Make the view and change it in the same mode.';
const LIKE = 'A gradient has the shape and dtype of its tensor.';

const AUTOGRAD = {
  freed: [
    'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed).',
    'Call backward once, on the sum of the losses; or detach what stays from the last step; or pass { retainGraph: true }.',
  ],
  'modified-in-place': [
    'one of the variables needed for gradient computation has been modified by an inplace operation',
    'Backward needs the value as it was: use the form without the underscore, or change a clone.',
  ],
  'leaf-in-place': ['a leaf Variable that requires grad is being used in an in-place operation.', LEAF],
  'view-of-leaf-in-place': [
    'a view of a leaf Variable that requires grad is being used in an in-place operation.',
    LEAF,
  ],
  'no-grad-view-in-place': [
    'A view was created in no_grad mode and is being modified inplace with grad mode enabled.',
    MODE,
  ],
  'inference-view-in-place': [
    'A view was created in inference mode and is being modified inplace in normal mode.',
    MODE,
  ],
  'overlap-in-place': [
    'unsupported operation: more than one element of the written-to tensor refers to a single memory location.',
    CLONE,
  ],
  'not-scalar': [
    'grad can be implicitly created only for scalar outputs',
    "Reduce to one number with sum() or mean(), or pass a gradient of the tensor's shape.",
  ],
  'no-graph': ['does not require grad and does not have a grad_fn', SET],
  'input-no-grad': ['One of the differentiated Tensors does not require grad', SET],
  unused: [
    'appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.',
    'Pass { allowUnused: true } to get null for it.',
  ],
  'not-float': ['only Tensors of floating point dtype can require gradients', FLOAT],
  'not-float-constructor': ['Only Tensors of floating point and complex dtype can require gradients', FLOAT],
  'not-a-leaf': [
    'you can only change requires_grad flags of leaf variables.',
    'Call detach() to cut the graph here.',
  ],
  'retain-grad': ["can't retain_grad on Tensor that has requires_grad=False", SET],
  hook: ["cannot register a hook on a tensor that doesn't require gradient", SET],
  numpy: [
    "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    'Or toArray() for a copy.',
  ],
  'inference-saved': [
    'Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd.',
    'Use noGrad instead of inferenceMode, or a clone made outside.',
  ],
  'inference-requires-grad': [
    'Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.',
    CLONE,
  ],
  'inference-in-place': ['Inplace update to inference tensor outside InferenceMode is not allowed.', CLONE],
  'inference-version': ['Inference tensors do not track version counter.', 'Use noGrad instead.'],
  'gradient-mismatch': ['Mismatch in shape', LIKE],
  'assigned-grad': ['assigned grad has data of a different', LIKE],
  'view-detach': ["Can't detach views in-place. Use detach() instead.", 'It shares the same memory.'],
  reentrant: [
    'backward was called while another backward is running',
    'A hook may look at a gradient and return another, but not start a backward.',
  ],
} as const;

/** Stable names of what can go wrong with gradients. */
export type AutogradCode = keyof typeof AUTOGRAD;

/** A broken rule of automatic differentiation. `message` opens with PyTorch's words, `hint` says what to do. */
export class AutogradError extends Error {
  readonly code: AutogradCode;
  readonly hint: string;
  /** `write` places PyTorch's clause among details: `element 0 of tensors ${clause}`. */
  constructor(code: AutogradCode, write: (clause: string) => string = (clause) => clause) {
    super(write(AUTOGRAD[code][0]));
    this.name = 'AutogradError';
    this.code = code;
    this.hint = AUTOGRAD[code][1];
  }
}

/** A shape, dtype, dim, index or value that an operation cannot take. The message names what came and what was expected. */
export class TensorError extends Error {
  readonly code: 'shape' | 'dtype' | 'dim' | 'index' | 'value';
  constructor(code: TensorError['code'], message: string) {
    super(message);
    this.name = 'TensorError';
    this.code = code;
  }
}

/** The entry under `key`, which is a `what`. @throws TensorError naming the keys there are */
export function pick<T>(what: string, table: Readonly<Record<string, T>>, key: string): T {
  if (Object.hasOwn(table, key)) return table[key]!;
  throw new TensorError(
    'value',
    `Unsupported ${what} ${key}: expected one of ${Object.keys(table).join(', ')}`,
  );
}
