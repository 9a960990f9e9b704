/** @jax-js/jax on its WebAssembly backend, one thread, the training step inside `jit`: the strongest peer. */
import * as jax from '@jax-js/jax';
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

const { numpy: np, nn, jit, valueAndGrad, tree, blockUntilReady } = jax;
// biome-ignore lint/suspicious/noExplicitAny: the peer's types are not installed with the site
type Array_ = any;
type Parameters = { w: Array_; b: Array_ }[];

const array = (data: Float32Array, shape: number[]): Array_ =>
  np.array(new Float32Array(data)).reshape(shape);
const round = (x: number) => Number(x.toFixed(4));

function parameters(name: NetName): Parameters {
  return netData(name).layers.map(({ inputs, outputs, weights }) => ({
    w: array(weights, [inputs, outputs]),
    b: array(new Float32Array(outputs), [outputs]),
  }));
}

function predict(P: Parameters, x: Array_): Array_ {
  let h = x;
  P.forEach(({ w, b }, l) => {
    h = np.dot(h, w).add(b);
    if (l < P.length - 1) h = nn.relu(h);
  });
  return h;
}

function training(name: NetName): Job {
  const { batch, classes, layers, x: flat, labels } = netData(name);
  const hot = new Float32Array(batch * classes);
  labels.forEach((label, i) => {
    hot[i * classes + label] = 1;
  });
  const x = array(flat, [batch, layers[0]!.inputs]);
  const y = array(hot, [batch, classes]);
  const loss = (P: Parameters, x: Array_, y: Array_) =>
    nn
      .logSoftmax(predict(P, x))
      .mul(y)
      .sum()
      .mul(-1 / batch);
  const train = jit((P: Parameters, x: Array_, y: Array_) => {
    const [value, G] = valueAndGrad(loss)(tree.ref(P), x, y);
    const next = P.map((p, l) => ({
      w: p.w.sub(G[l].w.mul(LEARNING_RATE)),
      b: p.b.sub(G[l].b.mul(LEARNING_RATE)),
    }));
    return [value, next];
  });
  let P = parameters(name);
  let last: Array_ = null;
  const step = () => {
    const [value, next] = train(P, x.ref, y.ref);
    P = next;
    last?.dispose();
    last = value;
    return blockUntilReady(P); // lazy: work that is not awaited is dropped
  };
  const check = async () => {
    const losses: number[] = [];
    for (let i = 0; i < 11; i++) {
      await step();
      losses.push(round(last.ref.dataSync()[0]));
    }
    return [losses[0]!, losses[10]!];
  };
  return { step, check };
}

function grid(): Job {
  const P = parameters('train 2-64-64-2');
  const x = array(gridPoints(), [10000, 2]);
  const run = jit(predict);
  const step = () => run(tree.ref(P), x.ref).data();
  return { step, check: async () => [round((await step())[10001])] };
}

function product(name: ProductName): Job {
  const { M, N, K, A, B } = productData(name);
  const a = array(A, [M, K]);
  const b = array(B, [K, N]);
  const run = jit((p: Array_, q: Array_) => np.dot(p, q));
  let last = run(a.ref, b.ref);
  const step = () => {
    last.dispose();
    last = run(a.ref, b.ref);
    return blockUntilReady(last);
  };
  return { step, check: () => [round(last.ref.dataSync()[0])] };
}

async function load(): Promise<Tasks> {
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const plain = (Object.keys(PRODUCTS) as ProductName[]).filter((name) => PRODUCTS[name].transposed === 'nn');
  return {
    ...Object.fromEntries((Object.keys(NETS) as NetName[]).map((name) => [name, () => training(name)])),
    ...Object.fromEntries(plain.map((name) => [name, () => product(name)])),
    [GRID]: grid,
  };
}

export const tasks = load();
