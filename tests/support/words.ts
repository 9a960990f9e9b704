/** Takes the words out of what authors write: prose of Markdown, and the keys of YAML that hold sentences. */
import { parse } from 'yaml';

/** Keys whose text a learner reads. Everything else in YAML is a name, a number, a formula or code. */
const PROSE = new Set(
  `answer ask assumes because caption choice detail goal hints instead left message note objectives otherwise prompt
  question reason right says summary term title why`.split(/\s+/),
);

export interface Written {
  readonly word: string;
  readonly line: number;
}

/** The words of a `.md`, `.mdx` or `.yaml` file, each with its line. */
export function wordsIn(file: string, text: string): Written[] {
  if (file.endsWith('.yaml')) return wordsOf(yamlProse(text), text);
  const [, frontmatter = '', body = text] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const before = text.length - body.length;
  const lines = text.slice(0, before).split('\n').length - 1;
  const inBody = spelled(markdownProse(body)).map(({ word, line }) => ({ word, line: line + lines }));
  return [...wordsOf(yamlProse(frontmatter), text), ...inBody];
}

/** The strings under keys of prose. Lists pass their key on: each of `hints` is prose. */
function yamlProse(text: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown, isProse: boolean): void => {
    if (typeof value === 'string') {
      if (isProse) found.push(value);
    } else if (Array.isArray(value)) for (const item of value) walk(item, isProse);
    else if (value !== null && typeof value === 'object')
      for (const [key, item] of Object.entries(value)) walk(item, PROSE.has(key));
  };
  walk(parse(text) ?? {}, false);
  return found;
}

/** A value has no line of its own once YAML is read: its words are looked for in the file. */
function wordsOf(values: readonly string[], text: string): Written[] {
  const lines = text.split('\n');
  return values.flatMap((value) =>
    spelled(markdownProse(value)).map(({ word }) => ({
      word,
      line: lines.findIndex((line) => line.includes(word)) + 1,
    })),
  );
}

/** Markdown without what is no prose: imports, code, formulas, tags (a caption stays), addresses. Lines stay where they are. */
function markdownProse(markdown: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  return markdown
    .replace(/^import .*$/gm, blank)
    .replace(/^(```+).*?^\1/gms, blank)
    .replace(/\$\$.*?\$\$/gs, blank)
    .replace(/`[^`]*`/g, blank)
    .replace(/\$[^$]*\$/g, blank)
    .replace(/<[^<>]*?>/gs, (tag) => blank(tag).replace(/^.*$/s, (spaces) => caption(tag, spaces)))
    .replace(/\]\([^)]*\)/g, blank)
    .replace(/https?:\/\/\S+|\b[\w-]+\.(?:org|com|io|md|yaml|json|toml|py|ts)\b\S*/g, blank);
}

function caption(tag: string, spaces: string): string {
  const [, text = ''] = /\bcaption="([^"]*)"/s.exec(tag) ?? [];
  return text + spaces.slice(text.length);
}

/**
 * Words of letters and apostrophes, without a final ’s. Left out are those that touch a digit, an underscore, a dot or a
 * letter of another alphabet, which are code or mathematics, and those with a capital inside, which are names.
 */
function spelled(prose: string): Written[] {
  return prose.split('\n').flatMap((line, i) =>
    [...line.matchAll(/(?<![\p{L}\d_.\\^])[A-Za-zÀ-ÿ]+(?:[’'][A-Za-zÀ-ÿ]+)*(?![\p{L}\d_(]|\.\p{L})/gu)]
      .map(([word]) => word.replace(/’/g, "'").replace(/'s?$/, ''))
      .filter((word) => word.length > 2 && !/.\p{Lu}/u.test(word))
      .map((word) => ({ word, line: i + 1 })),
  );
}
