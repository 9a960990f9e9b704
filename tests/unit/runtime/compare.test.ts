import { describe, expect, it } from 'vitest';
import { matches } from '../../../src/runtime/compare.ts';
import { toWire } from '../../../src/runtime/show.ts';

describe('matches', () => {
  it('forgives rounding, relative to large numbers and absolute near zero', () => {
    expect(matches({ t: 'number', v: '0.30000000000000004' }, 0.3)).toBe(true);
    expect(matches({ t: 'number', v: '1e-17' }, 0)).toBe(true);
    expect(matches({ t: 'number', v: '1000000.0001' }, 1_000_000)).toBe(true);
    expect(matches({ t: 'number', v: '8.00001' }, 8)).toBe(false);
  });

  it('takes a tolerance from the case', () => {
    expect(matches({ t: 'number', v: '8.01' }, 8, 0.01)).toBe(true);
  });

  it('keeps NaN, the infinities and zero apart', () => {
    expect(matches({ t: 'number', v: 'NaN' }, Number.NaN)).toBe(true);
    expect(matches({ t: 'number', v: 'NaN' }, 0)).toBe(false);
    expect(matches({ t: 'number', v: 'Infinity' }, Infinity)).toBe(true);
    expect(matches({ t: 'number', v: '-Infinity' }, Infinity)).toBe(false);
    expect(matches({ t: 'number', v: '-0' }, 0)).toBe(true);
  });

  it('does not take undefined, a boolean or a text for a number or null', () => {
    expect(matches({ t: 'undefined' }, null)).toBe(false);
    expect(matches({ t: 'bool', v: true }, 1)).toBe(false);
    expect(matches({ t: 'text', v: '8' }, 8)).toBe(false);
  });

  it('compares lists by item and takes a tuple for a list', () => {
    expect(matches({ t: 'list', of: 'tuple', items: [toWire(1), toWire('a')] }, [1, 'a'])).toBe(true);
    expect(matches(toWire([1, 2]), [2, 1])).toBe(false);
    expect(matches(toWire([1, 2]), [1])).toBe(false);
  });

  it('compares maps by key, whatever their order', () => {
    expect(matches(toWire({ a: 1, b: [2] }), { b: [2], a: 1 })).toBe(true);
    expect(matches(toWire({ a: 1, c: 2 }), { a: 1, b: 2 })).toBe(false);
    expect(matches(toWire({ a: 1, b: 2 }), { a: 1 })).toBe(false);
  });
});
