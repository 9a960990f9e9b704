/**
 * Reads the YAML that authors write and says where it is wrong: file, line, key, what was expected. One reader for
 * `roadmap.yaml`, `references.yaml` and the frontmatter of lessons, so that all errors read alike.
 */
import { readFileSync } from 'node:fs';
import type { z } from 'astro/zod';
import { isNode, LineCounter, parseDocument } from 'yaml';

export class ContentError extends Error {
  override name = 'ContentError';
}

/** A piece of YAML and where it came from. `firstLine` is the line of the file on which it begins (default 1). */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly firstLine?: number;
}

/**
 * The value of `source`, checked by `schema`.
 * @throws ContentError naming file, line and key of every problem found.
 */
export function parseContent<S extends z.ZodType>(source: YamlSource, schema: S): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const where = (offset: number) =>
    `${source.file}:${lines.linePos(offset).line + (source.firstLine ?? 1) - 1}`;

  const [broken] = document.errors;
  if (broken) throw new ContentError(`${where(broken.pos[0])}: not readable as YAML: ${broken.message}`);

  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;

  const problems = result.error.issues.map((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    const key = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
    return `${where(offsetOf(document, key))}: ${written(key)}: ${described(issue)}`;
  });
  throw new ContentError(problems.join('\n'));
}

/** The frontmatter block of a Markdown file, without its dashes. */
export function frontmatterOf(file: string, name: string): YamlSource {
  const text = readFileSync(file, 'utf8');
  const match = /^---\r?\n([\s\S]*?)^---\s*$/m.exec(text);
  if (match?.index !== 0) {
    throw new ContentError(`${name}:1: frontmatter is missing: begin the file with --- and its keys`);
  }
  return { file: name, text: match[1] ?? '', firstLine: 2 };
}

/** Where the deepest part of `path` that exists begins: a missing key is reported at its parent. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** `['tracks', 0, 'title']` as authors read it: `tracks[0].title`. */
function written(path: readonly (string | number)[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text.replace(/^\./, '') || 'the file';
}

function described(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'unknown key';
  if (issue.code === 'invalid_type' && issue.input === undefined && /undefined/.test(issue.message)) {
    return `missing; expected ${issue.expected}`;
  }
  return issue.message;
}
