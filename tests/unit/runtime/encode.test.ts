import { describe, expect, it } from 'vitest';
import { encode } from '../../../src/runtime/sandbox/encode.ts';
import { show } from '../../../src/runtime/show.ts';

const shown = (value: unknown) => show(JSON.parse(encode(value)), 'typescript');

class Num {
  value = 3;
  edges: unknown[] = [];
}

describe('encode', () => {
  it('brings every kind of value over, as a reader would write it', () => {
    expect(shown([null, undefined, true, 'a "b"\n'])).toBe('[null, undefined, true, "a \\"b\\"\\n"]');
    expect(shown([Number.NaN, -0, -Infinity, 10n ** 20n])).toBe(
      '[NaN, -0, -Infinity, 100000000000000000000]',
    );
    expect(shown({ a: 1, 'b c': [2] })).toBe('{a: 1, "b c": [2]}');
    expect(shown(new Map([['s', 5]]))).toBe('Map {s: 5}');
    expect(shown(new Set([1, 2]))).toBe('Set {1, 2}');
    expect(shown(new Num())).toBe('Num {value: 3, edges: []}');
    expect(shown(new TypeError('no'))).toBe('TypeError: no');
    expect(shown(function add() {})).toBe('function add');
  });

  it('cuts a cycle instead of following it', () => {
    const node = new Num();
    node.edges.push(node);
    expect(shown(node)).toBe('Num {value: 3, edges: […]}');
  });

  it('ends on a value that is far too large', () => {
    const huge: unknown = Array.from({ length: 1_000 }, () => Array.from({ length: 1_000 }, () => 1));
    expect(encode(huge).length).toBeLessThan(400_000);
  });

  it('gives the same text when the learner has replaced the built-ins it might use', () => {
    const before = encode({ list: [1, 2], map: new Map([[1, 2]]) });
    const { push, map, join } = Array.prototype;
    const { stringify } = JSON;
    const { forEach } = Map.prototype;
    try {
      Array.prototype.push =
        Array.prototype.map =
        Array.prototype.join =
          () => {
            throw new Error('stolen');
          };
      JSON.stringify = () => '"stolen"';
      Map.prototype.forEach = () => {};
      Object.defineProperty(Array.prototype, 0, { set: () => {}, configurable: true });
      expect(encode({ list: [1, 2], map: new Map([[1, 2]]) }) === before).toBe(true);
    } finally {
      Reflect.deleteProperty(Array.prototype, 0);
      Array.prototype.push = push;
      Array.prototype.map = map;
      Array.prototype.join = join;
      JSON.stringify = stringify;
      Map.prototype.forEach = forEach;
    }
  });
});
