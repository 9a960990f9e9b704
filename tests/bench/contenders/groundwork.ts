/** Groundwork's tensors, as a lesson would use them. */
import { crossEntropy, linear, noGrad, SGD, scope, type Tensor, tensor } from '../../../src/engine/index.ts';
import { gemm } from '../../../src/engine/kernels/gemm.ts';
import type { Job, Tasks } from '../contender.ts';
import {
  GRID,
  gridPoints,
  LEARNING_RATE,
  NETS,
  type NetName,
  netData,
  PRODUCTS,
  type ProductName,
  productData,
} from '../work.ts';

function parameters(name: NetName, requiresGrad: boolean) {
  return netData(name).layers.map(({ inputs, outputs, weights }) => {
    const w = new Float32Array(weights.length); // (outputs, inputs), as PyTorch keeps them
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++) w[o * inputs + i] = weights[i * outputs + o]!;
    return {
      weight: tensor(w).reshape(outputs, inputs).clone().requiresGrad_(requiresGrad),
      bias: tensor(new Float32Array(outputs), { requiresGrad }),
    };
  });
}

function predict(layers: ReturnType<typeof parameters>, x: Tensor): Tensor {
  let h = x;
  layers.forEach(({ weight, bias }, l) => {
    h = linear(h, weight, bias);
    if (l < layers.length - 1) h = h.relu_();
  });
  return h;
}

function training(name: NetName): Job {
  const { batch, x: flat, labels } = netData(name);
  const layers = parameters(name, true);
  const all = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const optimizer = new SGD(all, { lr: LEARNING_RATE });
  const x = tensor(flat).reshape(batch, -1);
  const classes = tensor([...labels], { dtype: 'int64' });
  const step = (): number =>
    scope(() => {
      optimizer.zeroGrad();
      const loss = crossEntropy(predict(layers, x), classes);
      loss.backward();
      optimizer.step();
      return loss.item();
    });
  return {
    step,
    check: () =>
      Array.from({ length: 11 }, step)
        .filter((_, i) => i % 10 === 0)
        .map(round),
  };
}

function grid(): Job {
  const layers = parameters('train 2-64-64-2', false);
  const x = tensor(gridPoints()).reshape(10000, 2);
  const step = (): number => scope(() => noGrad(() => predict(layers, x)).numpy()[10001]!);
  return { step, check: () => [round(step())] };
}

function product(name: ProductName): Job {
  const { M, N, K, transposed, A, B } = productData(name);
  const [rsa, csa] = transposed[0] === 'n' ? [K, 1] : [1, M];
  const [rsb, csb] = transposed[1] === 'n' ? [N, 1] : [1, K];
  const C = new Float32Array(M * N);
  const step = () => gemm(M, N, K, A, 0, rsa, csa, B, 0, rsb, csb, C, 0);
  const check = () => {
    step();
    return [round(C[0]!)];
  };
  return { step, check };
}

const round = (x: number) => Number(x.toFixed(4));

export const tasks: Tasks = {
  ...Object.fromEntries((Object.keys(NETS) as NetName[]).map((name) => [name, () => training(name)])),
  ...Object.fromEntries((Object.keys(PRODUCTS) as ProductName[]).map((name) => [name, () => product(name)])),
  [GRID]: grid,
};
