/** Hints, one at a time on request, with a count, so that asking for one never shows the next. */
import { useState } from 'preact/hooks';

interface Props {
  /** From strategic to nearly giving it away. Plain text, or HTML made at build time from Markdown. */
  readonly hints: readonly string[];
  /** True when `hints` are trusted HTML from the build. */
  readonly html?: boolean;
}

export function Hints({ hints, html = false }: Props) {
  const [shown, setShown] = useState(0);
  if (hints.length === 0) return null;
  const left = hints.length - shown;
  return (
    <div class="gw-hints" data-help>
      <ol aria-live="polite">
        {hints
          .slice(0, shown)
          .map((hint) =>
            html ? <li key={hint} dangerouslySetInnerHTML={{ __html: hint }} /> : <li key={hint}>{hint}</li>,
          )}
      </ol>
      {left > 0 && (
        <button type="button" class="gw-button" onClick={() => setShown(shown + 1)}>
          {shown === 0 ? 'Hint' : 'Next hint'} ({shown + 1} of {hints.length})
        </button>
      )}
    </div>
  );
}
