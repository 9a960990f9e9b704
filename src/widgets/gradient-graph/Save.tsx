/** What one takes away: a link to exactly this, the picture as a file, the lines that put it on another page. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { SaveRow } from '../../ui/SaveRow.tsx';

interface Props {
  /** Holds the drawing that is saved. */
  readonly root: RefObject<HTMLElement>;
  /** The state as the end of an address. */
  link(): string;
  readonly playgroundUrl: string;
  readonly embedUrl: string;
}

export function Save({ root, link, playgroundUrl, embedUrl }: Props) {
  const [said, setSaid] = useState('');
  const [snippet, setSnippet] = useState<string | undefined>(undefined);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Snippet copied.');
    } catch {
      setSaid('Your browser did not let us copy. Mark the lines above.');
    }
  };
  return (
    <div class="gg-save">
      <div class="gg-row">
        <SaveRow
          what="the graph"
          file="graph"
          picture={() =>
            [...(root.current?.querySelectorAll('svg.gd-drawing') ?? [])].find(
              (svg) => svg.getClientRects().length > 0,
            )
          }
          link={() => `${playgroundUrl}#${link()}`}
        />
        <button
          type="button"
          class="gw-button"
          aria-expanded={snippet !== undefined}
          onClick={() =>
            setSnippet(
              snippet === undefined ? embedCode(new URL(embedUrl, location.href).href, link()) : undefined,
            )
          }
        >
          Embed
        </button>
      </div>
      {snippet !== undefined && (
        <div class="gg-snippet">
          <label>
            Paste this into your page:
            <textarea
              class="gw-field"
              rows={3}
              readOnly
              value={snippet}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
          <button type="button" class="gw-button" onClick={() => copy(snippet)}>
            Copy
          </button>
          <p class="gg-hint" role="status">
            {said}
          </p>
        </div>
      )}
    </div>
  );
}

function embedCode(url: string, link: string): string {
  const source = `${url}?${link}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${source}" width="720" height="640" style="border:0" loading="lazy" title="Computational graph"></iframe>`;
}
