/** The script for the reader's own PyTorch, and the comparison of what it wrote. The file is read here and sent nowhere. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Diagnosis } from '../../grading/parity/diagnose.ts';
import type { ParityScene } from './model.ts';
import { ParityTable } from './ParityTable.tsx';
import type { DataName } from './recorded.ts';

interface Props {
  readonly id: string;
  /** Address of the script. */
  readonly script: string;
  readonly data: DataName;
  /** The script's highlighted listing. */
  readonly children?: ComponentChildren;
}

type Compared =
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'compared';
      readonly versions: string;
      readonly scene: ParityScene;
      readonly diagnosis: Diagnosis | null;
    };

async function compareText(text: string, data: DataName): Promise<Compared> {
  try {
    const [{ readOwnRecording }, { loadRecording }, { parityScene }, { diagnose }] = await Promise.all([
      import('./recording.ts'),
      import('./recorded.ts'),
      import('./model.ts'),
      import('../../grading/parity/diagnose.ts'),
    ]);
    const recorded = await loadRecording(data);
    const read = readOwnRecording(text, recorded);
    if (!read.ok) return { kind: 'refused', message: read.message };
    const { torch, python, dtype, grads } = read.recording;
    return {
      kind: 'compared',
      versions: `Yours: PyTorch ${torch}, Python ${python}, ${dtype}. Recorded here: PyTorch ${recorded.torch}, float64.`,
      scene: parityScene(grads, recorded.grads),
      diagnosis: diagnose(grads, recorded.grads, recorded.parameters, recorded.batch),
    };
  } catch {
    return {
      kind: 'refused',
      message: 'What compares could not be loaded. Check the connection and try again.',
    };
  }
}

export function Rerecord({ id, script, data, children }: Props) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Compared | null>(null);
  const [said, setSaid] = useState('');
  const [over, setOver] = useState(false);

  async function take(given: string): Promise<void> {
    const compared = await compareText(given, data);
    setFound(compared);
    setSaid(
      compared.kind === 'refused' ? compared.message : `${compared.versions} ${compared.scene.headline}`,
    );
  }
  async function takeFile(file: File | undefined): Promise<void> {
    if (!file) return;
    // A file of another kind may be huge. What is read of it is too long for a recording already, and is refused.
    await take(await file.slice(0, 1_000_000).text());
  }
  async function copy(): Promise<void> {
    try {
      const response = await fetch(script);
      if (!response.ok) throw new Error(response.statusText);
      await navigator.clipboard.writeText(await response.text());
      setSaid('The script is copied.');
    } catch {
      setSaid('The script could not be copied. Mark it below, or download it.');
    }
  }

  return (
    <details class="gw-parity-own">
      <summary>Record it with your own PyTorch</summary>
      <p>
        Run this script where PyTorch is installed. It writes <code>parity.json</code>, which you hand over
        below. The file is read in this page and sent nowhere.
      </p>
      <div class="gw-parity-actions">
        <a class="gw-button" href={script} download="record_parity.py">
          Download the script
        </a>
        <button type="button" class="gw-button" onClick={() => void copy()}>
          Copy the script
        </button>
      </div>
      <div class="gw-parity-script">{children}</div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the field and the box are the others */}
      <div
        class="gw-parity-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void takeFile(event.dataTransfer?.files[0]);
        }}
      >
        <label>
          <span>Choose parity.json, or drop it here</span>
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              void takeFile(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <label for={`${id}-pasted`}>Or paste its text</label>
        <textarea
          id={`${id}-pasted`}
          class="gw-field"
          rows={3}
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="button" class="gw-button" disabled={text.trim() === ''} onClick={() => void take(text)}>
          Compare what I pasted
        </button>
      </div>
      <p class="gw-visually-hidden" role="status">
        {said}
      </p>
      {found?.kind === 'refused' && (
        <div class="gw-verdict" data-kind="unmarkable">
          <span aria-hidden="true">?</span>
          <span>{found.message}</span>
        </div>
      )}
      {found?.kind === 'compared' && (
        <>
          <ParityTable scene={found.scene} caption={found.versions} sides={['yours', 'recorded']} />
          <div class="gw-verdict" data-kind={found.scene.allAgree ? 'correct' : 'wrong'}>
            <span aria-hidden="true">{found.scene.allAgree ? '✓' : '✗'}</span>
            <span>{found.scene.headline}</span>
          </div>
          {found.diagnosis && <p class="gw-parity-cause">{found.diagnosis.message}</p>}
        </>
      )}
    </details>
  );
}
