/** What one takes away: a link to exactly this, the picture as a file, the lines that put it on another page. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

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

  const absolute = (url: string): string => new URL(url, location.href).href;
  const copy = async (text: string, what: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied.`);
    } catch {
      setSaid(`Your browser did not let us copy. Here it is: ${text}`);
    }
  };
  const save = async (kind: 'svg' | 'png'): Promise<void> => {
    const drawing = [...(root.current?.querySelectorAll<SVGSVGElement>('svg.gd-drawing') ?? [])].find(
      (svg) => svg.getClientRects().length > 0,
    );
    if (drawing === undefined) return;
    try {
      const { pngOf, saveAs, standaloneSvg } = await import('../../ui/export-picture.ts');
      const svg = await standaloneSvg(drawing);
      const blob = kind === 'png' ? await pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' });
      saveAs(blob, `graph.${kind}`);
      setSaid(`Saved as graph.${kind}.`);
    } catch (error) {
      setSaid(`The picture could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  return (
    <div class="gg-save">
      <div class="gg-row">
        <button
          type="button"
          class="gw-button"
          onClick={() => copy(`${absolute(playgroundUrl)}#${link()}`, 'Link')}
        >
          Copy link
        </button>
        <button type="button" class="gw-button" onClick={() => save('svg')}>
          Save SVG
        </button>
        <button type="button" class="gw-button" onClick={() => save('png')}>
          Save PNG
        </button>
        <button
          type="button"
          class="gw-button"
          aria-expanded={snippet !== undefined}
          onClick={() =>
            setSnippet(snippet === undefined ? embedCode(absolute(embedUrl), link()) : undefined)
          }
        >
          Embed
        </button>
      </div>
      <p class="gg-hint" role="status">
        {said}
      </p>
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
          <button type="button" class="gw-button" onClick={() => copy(snippet, 'Snippet')}>
            Copy
          </button>
        </div>
      )}
    </div>
  );
}

function embedCode(url: string, link: string): string {
  const source = `${url}?${link}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${source}" width="720" height="640" style="border:0" loading="lazy" title="Computational graph"></iframe>`;
}
