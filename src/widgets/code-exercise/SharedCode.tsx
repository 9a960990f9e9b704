/** Code that came in a link, beside the reader's own. It runs and replaces nothing until asked. */
import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly code: string;
  readonly mine: string;
  readonly onTake: () => void;
}

export function SharedCode({ code, mine, onTake }: Props) {
  const [open, setOpen] = useState(true);
  const [ladder, setLadder] = useState<typeof import('./ladder.ts') | null>(null);
  useEffect(() => {
    void import('./ladder.ts').then(setLadder);
  }, []);
  if (!open) return null;
  return (
    <section class="gw-solution gw-shared" aria-label="Shared code">
      <p>Somebody shared this code with you. It has not been run, and your own code is untouched.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{code}</pre>
      <details>
        <summary>Line by line beside your code</summary>
        {ladder && <ladder.Compare mine={mine} theirs={code} name="the shared code" />}
      </details>
      <div class="gw-code-actions">
        <button
          type="button"
          class="gw-button"
          onClick={() => {
            onTake();
            setOpen(false);
          }}
        >
          Put it into the editor
        </button>
        <button type="button" class="gw-button gw-button--quiet" onClick={() => setOpen(false)}>
          Close
        </button>
      </div>
    </section>
  );
}
