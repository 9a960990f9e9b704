import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localDerivatives, topological, Value } from '../../../../src/engine/index.ts';

describe('Value', () => {
  test('(x + y) · y at (2, 3) is 15 with gradients 3 and 8: y counts on both of its paths', () => {
    const x = new Value(2, 'x');
    const y = new Value(3, 'y');
    const f = x.add(y).mul(y);
    f.backward();
    expect([f.data, x.grad, y.grad]).toEqual([15, 3, 8]);
  });

  test('a value that is both operands gets both shares', () => {
    const x = new Value(3);
    x.mul(x).backward();
    expect(x.grad).toBe(6);
    x.zeroGrad();
    x.add(x).backward();
    expect(x.grad).toBe(2);
  });

  test("the expression of micrograd's README gives its published numbers", () => {
    const a = new Value(-4);
    const b = new Value(2);
    let c = a.add(b);
    let d = a.mul(b).add(b.pow(3));
    c = c.add(c.add(1));
    c = c.add(new Value(1).add(c).add(a.neg()));
    d = d.add(d.mul(2).add(b.add(a).relu()));
    d = d.add(d.mul(3).add(b.sub(a).relu()));
    const f = c.sub(d).pow(2);
    const g = f.div(2).add(new Value(10).div(f));
    g.backward();
    expect([g.data, a.grad, b.grad].map((n) => n.toFixed(4))).toEqual(['24.7041', '138.8338', '645.5773']);
  });

  test('leaves accumulate and inner values start anew: a second backward adds exactly one more copy', () => {
    const x = new Value(2);
    const y = new Value(3);
    const u = x.mul(x);
    const f = u.add(u.mul(y)); // u = x² feeds two consumers
    f.backward();
    expect([x.grad, y.grad, u.grad]).toEqual([16, 4, 4]);
    f.backward();
    expect([x.grad, y.grad, u.grad]).toEqual([32, 8, 4]);
  });

  test('two outputs that share a value each add their own gradient: 12 + 20 = 32', () => {
    const x = new Value(2);
    const u = x.mul(x);
    const first = u.mul(3);
    const second = u.mul(5);
    first.backward();
    second.backward();
    expect(x.grad).toBe(32);
  });

  test('backward on a leaf gives it the gradient 1, and accumulates', () => {
    const x = new Value(7);
    x.backward();
    x.backward();
    expect(x.grad).toBe(2);
  });

  test('a changed leaf takes effect in the next expression, not in a finished one', () => {
    const x = new Value(2);
    const f = x.mul(x);
    x.data = 5;
    expect(f.data).toBe(4);
    expect(x.mul(x).data).toBe(25);
  });

  test('numbers mix with Values on the right, and stand in the graph as unlabeled leaves', () => {
    const x = new Value(6, 'x');
    expect([x.add(2), x.sub(2), x.mul(2), x.div(2), x.pow(2), x.max(7), x.min(2)].map((v) => v.data)).toEqual(
      [8, 4, 12, 3, 36, 7, 2],
    );
    expect(x.mul(2).inputs.map((v) => [v.label, v.op, v.data])).toEqual([
      ['x', '', 6],
      ['', '', 2],
    ]);
  });

  test('30 doublings cost 30 steps, not 2³⁰ paths', () => {
    const x = new Value(1);
    let v = x;
    for (let i = 0; i < 30; i++) v = v.add(v);
    v.backward();
    expect(x.grad).toBe(2 ** 30);
  });

  test('a chain of 10⁶ values runs without overflowing the stack', () => {
    const x = new Value(1e-6);
    let v = x;
    for (let i = 0; i < 1e6; i++) v = v.add(x);
    v.backward();
    expect(x.grad).toBe(1e6 + 1);
  });

  test('what is no number is refused with its type', () => {
    expect(() => new Value('3' as unknown as number)).toThrow('Value wants a number, got string.');
    expect(() => new Value(1).add('3' as unknown as number)).toThrow(TypeError);
    expect(() => new Value(1).add(undefined as unknown as number)).toThrow(TypeError);
  });

  test('the core stays at most 60 lines', () => {
    const source = readFileSync(new URL('../../../../src/engine/scalar/value.ts', import.meta.url), 'utf8');
    const code = source
      .replace(/\/\*\*[\s\S]*?\*\//g, '')
      .split('\n')
      .filter((line) => /^\s*[^\s/]/.test(line));
    expect(code.length).toBeLessThanOrEqual(60);
  });
});

describe('what a drawing reads', () => {
  test('topological lists every value once, after its inputs', () => {
    const x = new Value(2, 'x');
    const y = new Value(3, 'y');
    const s = x.add(y);
    const f = s.mul(y);
    const order = topological(f);
    expect(order.map((v) => v.data)).toEqual([2, 3, 5, 15]);
    for (const v of order)
      for (const input of v.inputs) expect(order.indexOf(input)).toBeLessThan(order.indexOf(v));
  });

  test('local derivatives are one number per operand, whatever the gradients are', () => {
    const x = new Value(2);
    const y = new Value(3);
    expect(localDerivatives(x.mul(y))).toEqual([3, 2]);
    expect(localDerivatives(x.div(y))).toEqual([1 / 3, -2 / 9]);
    expect(localDerivatives(x.pow(y))).toEqual([12, 8 * Math.log(2)]);
    expect(localDerivatives(x)).toEqual([]);
  });
});
