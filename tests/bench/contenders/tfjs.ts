/** TensorFlow.js 4.22, shared by its two backends that run without a graphics card. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
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

// biome-ignore lint/suspicious/noExplicitAny: the peer's types are not installed with the site
type Array_ = any;
type Parameters = { w: Array_; b: Array_ }[];

const round = (x: number) => Number(x.toFixed(4));

function parameters(name: NetName): Parameters {
  return netData(name).layers.map(({ inputs, outputs, weights }) => ({
    w: tf.variable(tf.tensor2d(weights, [inputs, outputs])),
    b: tf.variable(tf.zeros([outputs])),
  }));
}

function predict(P: Parameters, x: Array_): Array_ {
  let h = x;
  P.forEach(({ w, b }, l) => {
    h = tf.add(tf.matMul(h, w), b);
    if (l < P.length - 1) h = tf.relu(h);
  });
  return h;
}

function training(name: NetName): Job {
  const { batch, classes, layers, x: flat, labels } = netData(name);
  const P = parameters(name);
  const x = tf.tensor2d(flat, [batch, layers[0]!.inputs]);
  const y = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32'));
  const optimizer = tf.train.sgd(LEARNING_RATE);
  const loss = () => tf.losses.softmaxCrossEntropy(y, predict(P, x));
  const value = (): number => {
    const out = optimizer.minimize(loss, true);
    const number = out.dataSync()[0];
    out.dispose();
    return round(number);
  };
  return {
    step: () => optimizer.minimize(loss, false),
    sync: () => P[0]!.b.dataSync(),
    check: () => Array.from({ length: 11 }, value).filter((_, i) => i % 10 === 0),
  };
}

function grid(): Job {
  const P = parameters('train 2-64-64-2');
  const x = tf.tensor2d(gridPoints(), [10000, 2]);
  const step = (): Float32Array => {
    const out = tf.tidy(() => predict(P, x));
    const numbers = out.dataSync();
    out.dispose();
    return numbers;
  };
  return { step, check: () => [round(step()[10001]!)] };
}

function product(name: ProductName): Job {
  const { M, N, K, A, B } = productData(name);
  const a = tf.tensor2d(A, [M, K]);
  const b = tf.tensor2d(B, [K, N]);
  let last = tf.matMul(a, b);
  return {
    step: () => {
      last.dispose();
      last = tf.matMul(a, b);
    },
    sync: () => last.dataSync(),
    check: () => [round(last.dataSync()[0])],
  };
}

export async function tfjsTasks(backend: 'cpu' | 'wasm'): Promise<Tasks> {
  await tf.setBackend(backend);
  await tf.ready();
  const plain = (Object.keys(PRODUCTS) as ProductName[]).filter((name) => PRODUCTS[name].transposed === 'nn');
  return {
    ...Object.fromEntries((Object.keys(NETS) as NetName[]).map((name) => [name, () => training(name)])),
    ...Object.fromEntries(plain.map((name) => [name, () => product(name)])),
    [GRID]: grid,
  };
}
