/**
 * Code in a link: compressed in the fragment, which no server ever sees. Opening such a link shows the code beside the
 * reader's own; nothing runs until asked, and nothing is replaced.
 *   #code:path-sum:typescript:<base64url of raw deflate>
 */
import type { Language } from '../../runtime/protocol.ts';

/** A link is for an exercise's worth of code; more is refused on both ways. */
const MAX_CHARS = 50_000;

export interface Shared {
  readonly exercise: string;
  readonly language: Language;
  readonly source: string;
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  through: GenericTransformStream,
  limit: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const whole: number[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Uint8Array.from(whole);
    // A small link can unpack to something huge: stop reading in time.
    if (whole.length + value.length > limit) throw new Error('too long to share');
    for (const byte of value) whole.push(byte);
  }
}

/** The fragment for a link, with its `#`. Throws when the code is too long. */
export async function shareFragment({ exercise, language, source }: Shared): Promise<string> {
  if (source.length > MAX_CHARS) throw new Error('too long to share');
  const packed = await pipe(
    new TextEncoder().encode(source),
    new CompressionStream('deflate-raw'),
    4 * MAX_CHARS,
  );
  const base64 = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const safe = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `#code:${exercise}:${language}:${safe}`;
}

/** What a fragment shares, or null: no such link, or one that was cut off on its way. */
export async function readShared(fragment: string): Promise<Shared | null> {
  const parts = /^#code:([a-z0-9-]+):(typescript|python):([\w-]+)$/.exec(fragment);
  if (!parts) return null;
  const [, exercise = '', language, data = ''] = parts;
  try {
    const binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const bytes = await pipe(packed, new DecompressionStream('deflate-raw'), 4 * MAX_CHARS);
    return { exercise, language: language as Language, source: new TextDecoder().decode(bytes) };
  } catch {
    return null;
  }
}
