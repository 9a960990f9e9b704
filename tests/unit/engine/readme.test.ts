import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as engine from '../../../src/engine/index.ts';

const readme = readFileSync(new URL('../../../src/engine/README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code!);

/** Runs an example against the engine and collects what it prints. */
function run(code: string): string[] {
  const printed: string[] = [];
  const print = (...values: unknown[]) =>
    printed.push(values.map((v) => (typeof v === 'string' ? v : inspect(v))).join(' '));
  const body = code.replace(/import \{(.*?)\} from '.\/index.ts';/s, 'const {$1} = engine;');
  new Function('engine', 'console', body)(engine, { log: print });
  return printed;
}

describe('the examples of the README print what they say', () => {
  test.each(examples.map((code) => [code.split('\n').find((line) => line.startsWith('const')), code]))(
    '%s',
    (_title, code) => {
      const promised = [...code!.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
      expect(promised.length).toBeGreaterThan(0);
      expect(run(code!)).toEqual(promised);
    },
  );

  test('there are three of them', () => {
    expect(examples).toHaveLength(3);
  });
});
