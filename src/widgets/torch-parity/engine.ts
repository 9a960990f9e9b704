/** The same network on the course's engine: forward with tensors, one call of backward. */
import { crossEntropy, tensor } from '../../engine/index.ts';
import { type Batch, type Matrix, PARAMETERS, type Parameters } from '../../grading/parity/network.ts';

/** Loss and six gradients, in double precision. */
export function engineGradients(
  parameters: Parameters,
  { inputs, classes }: Batch,
): { loss: number; grads: Matrix[] } {
  const float64 = { dtype: 'float64' } as const;
  const leaves = parameters.map((matrix) => tensor(matrix, { ...float64, requiresGrad: true }));
  let signal = tensor(inputs, float64);
  for (const layer of [0, 1, 2]) {
    const [W, b] = [leaves[2 * layer], leaves[2 * layer + 1]];
    if (!W || !b) throw new RangeError(`the network has ${PARAMETERS.join(', ')}`);
    signal = signal.matmul(W).add(b);
    if (layer < 2) signal = signal.tanh();
  }
  const loss = crossEntropy(signal, classes);
  loss.backward();
  return { loss: loss.item(), grads: leaves.map((leaf) => leaf.grad?.toArray() as number[][]) };
}
