import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck, type Tensor, tensor } from '../../../src/engine/index.ts';

const at = (...values: number[]): Tensor => tensor(values, { dtype: 'float64', requiresGrad: true });

describe('gradcheck', () => {
  test('passes a right gradient and counts the entries of the Jacobian', () => {
    const report = gradcheck((x, y) => x.mul(y).tanh(), [at(0.5, -1), at(2, 0.25)]);
    expect(report).toMatchObject({ passed: true, entries: 8, failures: [], warnings: [] });
    expect(report.worst).toBeLessThan(1e-8);
    expect(report.message).toBe('All 8 entries of the Jacobian agree.');
  });

  test('names input, index, analytic and numeric value of a wrong gradient', () => {
    // detach hides half of the product rule: the analytic derivative of x² becomes x instead of 2x
    const report = gradcheck((x, y) => y.add(x.mul(x.detach())), [at(3, 0), at(1, 1)]);
    expect(report.passed).toBe(false);
    expect(report.failures).toHaveLength(1);
    const [failure] = report.failures;
    expect(failure).toMatchObject({ input: 0, index: [0], output: 0, outputIndex: [0], analytic: 3 });
    expect(failure!.numeric).toBeCloseTo(6, 6);
    expect(report.worst).toBeCloseTo(0.5, 6);
    expect(report.message).toContain('with respect to input 0 at [0]: analytic 3, numeric ');
  });

  test('finds a gradient that a hook inside the function made wrong', () => {
    const scaled = (x: Tensor) => {
      const y = x.pow(2);
      y.registerHook((g) => g.mul(2));
      return y;
    };
    expect(gradcheck(scaled, [at(3)]).failures).toMatchObject([{ index: [0], analytic: 12 }]);
  });

  test('a nudge across the corner of relu is reported', () => {
    expect(gradcheck((x) => x.relu(), [at(0)]).failures[0]).toMatchObject({ analytic: 0, numeric: 0.5 });
    expect(gradcheck((x) => x.relu(), [at(1e-7)]).passed).toBe(false);
    expect(gradcheck((x) => x.relu(), [at(1e-3)]).passed).toBe(true);
  });

  test('the same function passes in float64 and fails in float32, with a warning', () => {
    const fn = (x: Tensor) => x.pow(3);
    expect(gradcheck(fn, [at(2)]).passed).toBe(true);
    const single = gradcheck(fn, [tensor([2], { requiresGrad: true })]);
    expect(single.passed).toBe(false);
    expect(single.warnings[0]).toContain('Input 0 is float32');
  });

  test('inputs that need no gradient are not differentiated', () => {
    const index = tensor([1, 0], { dtype: 'int64' });
    expect(gradcheck((x, i) => x.indexSelect(0, i), [at(1, 2), index]).entries).toBe(4);
    expect(() => gradcheck((x) => x, [tensor([1])])).toThrow('at least one input tensor to require gradient');
  });

  test('several outputs are told apart', () => {
    const report = gradcheck((x) => [x.mul(2), x.detach().mul(3)], [at(1)]);
    expect(report.failures.map((f) => f.output)).toEqual([1]);
  });

  test('leaves inputs and their grad as they were', () => {
    const x = at(1, 2);
    gradcheck((t) => t.exp(), [x]);
    expect(x.toArray()).toEqual([1, 2]);
    expect(x.grad).toBeNull();
  });

  test('gradgradcheck passes smooth functions and finds a missing second derivative', () => {
    expect(gradgradcheck((x, y) => x.mul(y).sin(), [at(0.3, 1), at(2, -1)]).passed).toBe(true);
    const hidden = gradgradcheck((x) => x.mul(x.mul(0).add(x.detach())), [at(0.7)]);
    expect(hidden.passed).toBe(false);
  });
});
