import { expect, test } from 'vitest';
import { rehypeBaseLinks } from '../../../src/markdown/base-links.ts';
import { typeset } from '../../../src/markdown/formulas.ts';
import { markdownProcessor } from '../../../src/markdown/processor.ts';

async function render(markdown: string, base = '/'): Promise<string> {
  const renderer = await markdownProcessor(base).createRenderer({ syntaxHighlight: false });
  const fileURL = new URL(`file://${process.cwd()}/content/lessons/dl/lesson.mdx`);
  return (await renderer.render(markdown, { fileURL })).code;
}

test('a formula becomes HTML and MathML, outside Starlight’s margins', async () => {
  const html = await render('The partial is $\\frac{\\partial f}{\\partial x} = y$.');
  expect(html).toContain('<span class="not-content"><span class="katex">');
  expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
});

test('a long display formula can be scrolled by keyboard, a short one is no stop', async () => {
  expect(await render('$$\nf = x\n$$')).toContain('<div class="gw-formula not-content"><span');
  expect(await render(`$$\nf = ${'x + '.repeat(20)} y\n$$`)).toContain('tabindex="0"');
});

test('a short formula keeps the punctuation that touches it, on either side, and nothing else', async () => {
  const html = await render('Twice ($x$), then $y$. End');
  expect(html).toMatch(
    /^<p>Twice <span class="gw-unbroken">\(<span class="not-content">.*<\/span>\),<\/span> then /,
  );
  expect(html).toMatch(/<span class="gw-unbroken"><span class="not-content">.*<\/span>\.<\/span> End<\/p>$/);
});

test('a long formula may still break', async () => {
  expect(await render('It is $a + b + c + d + e + f + g + h + i + j + k$.')).not.toContain('gw-unbroken');
});

test('sizes of a network stay on one line, as code they stay as they are', async () => {
  expect(await render('It is 2-4-4-1, see `2-4-4-1` and pages 4-5.')).toBe(
    '<p>It is 2\u20114\u20114\u20111, see <code>2-4-4-1</code> and pages 4-5.</p>',
  );
});

test('a TeX typo stops the build and names the lesson, the line and the command', async () => {
  await expect(render('Fine.\n\nBroken: $\\frca{1}{2}$')).rejects.toThrow(
    /content\/lessons\/dl\/lesson\.mdx:3: the formula \\frca\{1\}\{2\} cannot be typeset\..*\\frca/,
  );
});

test('the three quantities have their class in formulas', () => {
  expect(typeset('\\fwd{5}\\loc{3}\\grd{8}', false)).toMatch(/gw-forward.*gw-local.*gw-grad/s);
});

test.each(['\\htmlClass{evil}{x}', '\\href{https://example.org/}{x}', '\\includegraphics{x.png}'])(
  'no other HTML can come out of a formula: %s is refused',
  (tex) => {
    expect(() => typeset(tex, false)).toThrow(/is not allowed in a formula/);
  },
);

test('the three quantities have their class and mark in prose', async () => {
  expect(await render('It is `fwd:5`, not `grd:8`. Run `git fwd`.')).toBe(
    '<p>It is <span class="gw-quantity gw-forward gw-forward--marked">5</span>, not ' +
      '<span class="gw-quantity gw-grad gw-grad--marked">8</span>. Run <code>git fwd</code>.</p>',
  );
});

test.each([
  ['/groundwork/', '[map](/roadmap/)', 'href="/groundwork/roadmap/"'],
  ['/', '[map](/roadmap/)', 'href="/roadmap/"'],
  ['/groundwork/', '[out](https://example.org/a)', 'href="https://example.org/a"'],
  ['/groundwork/', '[out](//example.org/a)', 'href="//example.org/a"'],
  ['/groundwork/', '[here](#forks)', 'href="#forks"'],
  ['/groundwork/', '![drawing](/drawing.svg)', 'src="/groundwork/drawing.svg"'],
])('served from %s, %s has %s', async (base, markdown, expected) => {
  expect(await render(markdown, base)).toContain(expected);
});

test('a link written as HTML in MDX follows the base too', () => {
  const attribute = { type: 'mdxJsxAttribute', name: 'href', value: '/roadmap/' };
  const link = { type: 'mdxJsxTextElement', name: 'a', attributes: [attribute], children: [] };
  rehypeBaseLinks('/groundwork/')({ type: 'root', children: [link as never] });
  expect(attribute.value).toBe('/groundwork/roadmap/');
});

test('a table scrolls in a frame that the keyboard reaches, and its empty corner is no heading', async () => {
  const html = await render('|   | value | $\\bar{x}$ |\n|---|---|---|\n| x | 2 | 3 |');
  expect(html).toMatch(
    /^<div class="gw-table" role="group" tabindex="0" aria-label="Table: value"><table>\s*<thead>\s*<tr>\s*<td><\/td>\s*<th>value<\/th>/,
  );
});
