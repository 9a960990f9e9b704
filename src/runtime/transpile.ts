/** TypeScript to JavaScript, line by line: what stood on line 7 still stands on line 7. Loaded only inside a worker. */
import { transform } from 'sucrase';
import type { Prepared } from './host.ts';

/** sucrase ends its messages with `(line:column)`. */
const PLACE = /^(?:SyntaxError: )?(?:Error transforming [^:]*: )?(.*?) \((\d+):(\d+)\)$/s;

export function transpile(source: string, file: string): Prepared {
  try {
    const { code } = transform(source, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
      preserveDynamicImport: true,
      filePath: file,
    });
    return { ok: true, code };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const place = PLACE.exec(text);
    if (!place) return { ok: false, message: text };
    return { ok: false, message: place[1] ?? text, line: Number(place[2]), column: Number(place[3]) };
  }
}
