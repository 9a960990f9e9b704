/** Whether operations are recorded. Blocks restore the mode even when their function throws. */

export const mode = { grad: true, inference: false };

/** Runs `run` in the given mode; `name` is the function to blame for a promise. */
export function within<T>(name: string, grad: boolean, inference: boolean, run: () => T): T {
  const before = { ...mode };
  mode.grad = grad;
  mode.inference = inference;
  try {
    const result = run();
    if (result instanceof Promise) {
      throw new TypeError(`${name} takes a synchronous function: its mode ends before a promise does.`);
    }
    return result;
  } finally {
    mode.grad = before.grad;
    mode.inference = before.inference;
  }
}

/** Runs `run` without recording: results do not require grad, and leaves may be changed in place. */
export const noGrad = <T>(run: () => T): T => within('noGrad', false, mode.inference, run);

/** Records again inside a noGrad block; inside inferenceMode nothing does. */
export const enableGrad = <T>(run: () => T): T => within('enableGrad', !mode.inference, mode.inference, run);

/** Stricter than noGrad: tensors made inside can never take part in a recorded computation; clone them for that. */
export const inferenceMode = <T>(run: () => T): T => within('inferenceMode', false, true, run);

export const isGradEnabled = (): boolean => mode.grad;
