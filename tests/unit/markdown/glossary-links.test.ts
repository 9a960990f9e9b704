import { describe, expect, test } from 'vitest';
import { markdownProcessor } from '../../../src/markdown/processor.ts';

const word = (key: string, forms: string[], lesson = 'N01') => ({
  key,
  term: key,
  forms,
  says: `What ${key} means.`,
  lesson,
});
const WORDS = [
  word('node', ['node', 'nodes']),
  word('edge', ['edge']),
  word('gradient', ['gradient', 'gradients']),
  word('vanishing', ['vanishing gradient']),
  word('he', ['He’s rule']),
  word('detach', ['`detach`']),
  word('leaf', ['leaf'], 'N08'),
];

/** The lesson N08 with this text, the hidden meanings at its end apart. */
async function render(markdown: string, id: string | undefined = 'N08') {
  const renderer = await markdownProcessor('/groundwork/', WORDS).createRenderer({ syntaxHighlight: false });
  const { code } = await renderer.render(markdown, { frontmatter: id ? { id } : {} });
  const [html = '', meanings = ''] = code.split('<div hidden data-pagefind-ignore');
  const links = [...html.matchAll(/<a class="gw-word"[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)];
  return { html, meanings, links: links.map(([, address = '', text = '']) => `${text} → ${address}`) };
}

test('the first use of a word becomes a link below the site’s base, and later uses stay text', async () => {
  const { links } = await render('Take a node. Then another node, and all nodes.');
  expect(links).toEqual(['node → /groundwork/glossary/#node']);
});

test('a sentence may begin with the word, and a line may break in it', async () => {
  expect((await render('Nodes are points.')).links).toEqual(['Nodes → /groundwork/glossary/#node']);
  expect((await render('A vanishing\ngradient is small.')).links).toHaveLength(1);
});

test('the longest spelling wins, and does not use up the shorter word', async () => {
  const { links } = await render('A vanishing gradient is a gradient too.');
  expect(links.map((link) => link.split('#')[1])).toEqual(['vanishing', 'gradient']);
});

test('a typed apostrophe is the curly one', async () => {
  expect((await render("That is He's rule. He said so.")).links).toEqual([
    'He’s rule → /groundwork/glossary/#he',
  ]);
});

test('the lesson that teaches a word does not link it', async () => {
  expect((await render('This is a leaf.')).links).toEqual([]);
  expect((await render('This is a leaf.', 'N10')).links).toHaveLength(1);
});

test('code is a link only where the glossary writes code', async () => {
  const { links } = await render('`node`, then `detach`, and detach.');
  expect(links).toEqual(['<code>detach</code> → /groundwork/glossary/#detach']);
});

describe('no link is put into', () => {
  test.each([
    ['a heading', '## A node'],
    ['a link', '[a node](/roadmap/)'],
    ['a code block', '```\na node\n```'],
    ['a formula', '$\\text{node}$'],
    ['a table', '| node |\n| --- |\n| node |'],
    ['a quantity', '`fwd:node`'],
    ['a longer word', 'The nodelist, a node-list and a subnode.'],
  ])('%s', async (_, markdown) => {
    expect((await render(markdown)).links).toEqual([]);
  });

  test('a page that is no lesson', async () => {
    expect((await render('A node.', '')).links).toEqual([]);
  });
});

test('each link is described by what the word means, written once and hidden from search', async () => {
  const { html, meanings } = await render('A node and an edge.');
  expect(html).toContain('aria-describedby="gw-word-node"');
  expect(meanings).toContain('<p id="gw-word-node" data-term="node" data-lesson="N01">What node means.</p>');
  expect(meanings).toContain('id="gw-word-edge"');
});
