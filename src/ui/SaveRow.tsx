/** What one takes away from a figure: its picture, its numbers, a link to exactly this. What came of it is said beside. */
import { useEffect, useState } from 'preact/hooks';
import './save-row.css';

interface Props {
  /** What is saved, as in `Save the losses`. */
  readonly what?: string;
  /** The name of the files, without an ending. */
  readonly file?: string;
  /** The drawing, or the part of the page with drawings and words in it. Undefined while there is none. */
  picture?: () => Element | null | undefined;
  /** The numbers as text; what writes them may be loaded first. Undefined while there are none. */
  csv?: () => Promise<string | undefined>;
  /** The address of exactly this, relative or whole. */
  link?: () => string;
}

export function SaveRow({ what, file, picture, csv, link }: Props) {
  const [said, setSaid] = useState('');
  // Without scripts nothing can be saved, and nothing is offered; the row's place is held.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const save = (kind: 'svg' | 'png' | 'csv') =>
    attempt(async () => {
      const { contentOf, saveAs } = await import('./export-picture.ts');
      const content = kind === 'csv' ? await csv?.() : picture?.();
      if (content === undefined || content === null) return 'There is nothing to save yet.';
      saveAs(await contentOf(content, kind), `${file}.${kind}`);
      return `Saved as ${file}.${kind}.`;
    });
  const copy = () =>
    attempt(async () => {
      const address = new URL(link?.() ?? '', location.href).href;
      try {
        await navigator.clipboard.writeText(address);
        return 'Link copied.';
      } catch {
        return `Your browser did not let us copy. Here it is: ${address}`;
      }
    });
  const kinds = [...(picture ? (['svg', 'png'] as const) : []), ...(csv ? (['csv'] as const) : [])];
  if (!ready) return <div class="gw-save" />;
  return (
    <div class="gw-save">
      {kinds.length > 0 && <span aria-hidden="true">Save {what}:</span>}
      {kinds.map((kind) => (
        <button key={kind} type="button" class="gw-button gw-button--quiet" onClick={() => save(kind)}>
          <span class="gw-visually-hidden">Save {what} as </span>
          {kind.toUpperCase()}
        </button>
      ))}
      {link && (
        <button type="button" class="gw-button gw-button--quiet" onClick={copy}>
          Copy link
        </button>
      )}
      <span role="status">{said}</span>
    </div>
  );
}
