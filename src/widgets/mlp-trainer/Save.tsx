/** What one takes away: a link to exactly this setup, the pictures, the losses as numbers. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Curves } from '../../training/history.ts';

interface Props {
  /** Holds the drawings. */
  readonly root: RefObject<HTMLElement>;
  readonly curves: Curves | undefined;
  /** The address of this setup. */
  link(): string;
}

export function Save({ root, curves, link }: Props) {
  const [said, setSaid] = useState('');
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const saveSvg = () =>
    attempt(async () => {
      const chart = root.current?.querySelector<SVGSVGElement>('svg.gw-chart');
      if (!chart) return 'There is no chart to save.';
      const { saveAs, standaloneSvg } = await import('../../ui/export-picture.ts');
      saveAs(new Blob([await standaloneSvg(chart)], { type: 'image/svg+xml' }), 'losses.svg');
      return 'Saved as losses.svg.';
    });
  const saveCsv = () =>
    attempt(async () => {
      if (curves === undefined) return 'Nothing has been trained yet: press Play first.';
      const [{ saveAs }, { curvesCsv }] = await Promise.all([
        import('../../ui/export-picture.ts'),
        import('./table.ts'),
      ]);
      saveAs(new Blob([curvesCsv(curves)], { type: 'text/csv' }), 'losses.csv');
      return 'Saved as losses.csv.';
    });
  const copy = () =>
    attempt(async () => {
      const address = new URL(link(), location.href).href;
      try {
        await navigator.clipboard.writeText(address);
        return 'Link copied.';
      } catch {
        return `Your browser did not let us copy. Here it is: ${address}`;
      }
    });
  return (
    <div class="tr-save">
      <div class="tr-row">
        <button type="button" class="gw-button" onClick={copy}>
          Copy link
        </button>
        <button type="button" class="gw-button" onClick={saveSvg}>
          Save chart (SVG)
        </button>
        <button type="button" class="gw-button" onClick={saveCsv}>
          Save losses (CSV)
        </button>
      </div>
      <p class="tr-dim" role="status">
        {said}
      </p>
    </div>
  );
}
