/** The palette keeps its promises: text can be read on every surface, and the three quantities stay apart. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, distance, VISION } from '../../support/color.ts';

const css = readFileSync('src/site/theme/tokens.css', 'utf8');

/** The colors of one theme, by token name without `--gw-`. */
function palette(theme: 'light' | 'dark'): (name: string) => string {
  const block = new RegExp(`:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const colors = new Map([...block.matchAll(/--gw-([\w-]+): (#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]));
  return (name) => {
    const color = colors.get(name);
    if (!color) throw new Error(`tokens.css has no color --gw-${name} in the ${theme} theme`);
    return color;
  };
}

const SURFACES = ['paper', 'raised', 'sunken'];
const TEXT = ['ink', 'ink-2', 'ink-3', 'forward', 'local', 'grad', 'right', 'wrong', 'puzzled'];
const ON_ITS_SOFT = ['forward', 'local', 'grad', 'right', 'wrong', 'puzzled'];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const color = palette(theme);

  test.each(SURFACES.flatMap((surface) => TEXT.map((text) => [text, surface] as const)))(
    '%s can be read on %s',
    (text, surface) => {
      expect(contrast(color(text), color(surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(ON_ITS_SOFT)('%s and ink can be read on its soft fill', (name) => {
    expect(contrast(color(name), color(`${name}-soft`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('ink'), color(`${name}-soft`))).toBeGreaterThanOrEqual(4.5);
  });

  test('paper can be read on ink: the main button', () => {
    expect(contrast(color('paper'), color('ink'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('paper'), color('ink-2'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SURFACES)('borders of controls and the focus ring stand out on %s', (surface) => {
    expect(contrast(color('line-strong'), color(surface))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('focus'), color(surface))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(VISION))('the three quantities stay apart with %s vision', (vision) => {
    const pairs = [
      ['forward', 'local'],
      ['forward', 'grad'],
      ['local', 'grad'],
    ] as const;
    for (const [a, b] of pairs) {
      const apart = distance(color(a), color(b), VISION[vision] ?? VISION.normal!);
      expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(0.09);
    }
  });

  test.each(['class-0', 'class-1', 'class-2'])('%s stands out on raised surfaces', (name) => {
    expect(contrast(color(name), color('raised'))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(VISION))('the three classes stay apart with %s vision', (vision) => {
    for (const [a, b] of [
      ['class-0', 'class-1'],
      ['class-0', 'class-2'],
      ['class-1', 'class-2'],
    ] as const) {
      const apart = distance(color(a), color(b), VISION[vision] ?? VISION.normal!);
      expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(0.09);
    }
  });
});
