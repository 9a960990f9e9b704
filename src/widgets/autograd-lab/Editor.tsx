/** The script as text, to be changed and run again. What cannot be read keeps its text and says which line it is. */
import { useState } from 'preact/hooks';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { VerdictBox } from '../../ui/Verdict.tsx';
import { runScript } from './run.ts';

interface Props {
  readonly source: string;
  readonly open?: boolean;
  onTrace(trace: Trace | undefined): void;
}

export function Editor({ source, open = false, onTrace }: Props) {
  const [text, setText] = useState(source.trimEnd());
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    const result = await runScript('trace', { source: text });
    setBusy(false);
    setProblem(result.ok ? undefined : result.message);
    if (result.ok) onTrace(result.value);
  };
  return (
    <details class="al-editor" open={open}>
      <summary>Change the script</summary>
      <label>
        <span class="gw-visually-hidden">Script in Python</span>
        <textarea
          class="gw-field"
          rows={Math.max(4, text.split('\n').length + 1)}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div class="al-row">
        <button
          type="button"
          class="gw-button gw-button--main"
          aria-disabled={busy}
          onClick={() => busy || run()}
        >
          {busy ? 'Running' : 'Run'}
        </button>
        <button
          type="button"
          class="gw-button"
          onClick={() => {
            setText(source.trimEnd());
            setProblem(undefined);
            onTrace(undefined);
          }}
        >
          As it was
        </button>
      </div>
      <div role="status">
        {problem !== undefined && <VerdictBox verdict={{ kind: 'unmarkable', message: problem }} />}
      </div>
      <p class="al-hint">
        A few lines of PyTorch: torch.tensor, + − * / **, the common methods (sum, exp, relu_, detach,
        backward …), with torch.no_grad(), for loops. They run on the course’s engine, in this page.
      </p>
    </details>
  );
}
