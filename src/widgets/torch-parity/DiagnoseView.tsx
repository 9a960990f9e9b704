/** Tables of differences with a planted cause each, one at a time, and the choice of a cause below it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { Hints } from '../../ui/Hints.tsx';
import { reportResult } from '../../ui/report.ts';
import type { ParityScene } from './model.ts';
import { ParityTable } from './ParityTable.tsx';

/** One choice for one table: its words, made while the page was built. */
interface Choice {
  readonly cause: string;
  readonly name: string;
  readonly right: boolean;
  /** Why it is right, or what speaks against it. */
  readonly words: string;
}

interface Props {
  readonly id: string;
  /** HTML from the build. */
  readonly hints: readonly string[];
  readonly tables: readonly { readonly scene: ParityScene; readonly choices: readonly Choice[] }[];
}

/** The cause that was last checked, by the table's place. */
type Checked = { readonly [table: number]: string };

function keptChecks(kept: unknown, tables: Props['tables']): Checked {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    tables.flatMap(({ choices }, i) => {
      const cause = (kept as Record<number, unknown>)[i];
      return choices.some((choice) => choice.cause === cause) ? [[i, cause as string]] : [];
    }),
  );
}

export default function DiagnoseView({ id, hints, tables }: Props) {
  const [checked, setChecked] = useState<Checked>({});
  const [current, setCurrent] = useState(0);
  const [ready, setReady] = useState(false);
  /** Set by “Next table”: its choice takes the focus once it can be seen. */
  const focusNext = useRef(false);
  useEffect(() => {
    if (focusNext.current) document.getElementById(`${id}-${current + 1}`)?.focus();
    focusNext.current = false;
  }, [current]);
  useEffect(() => {
    const kept = keptChecks(readDraft(id), tables);
    setChecked(kept);
    setCurrent(
      Math.max(
        0,
        tables.findIndex((_, i) => !isRight(kept, i)),
      ),
    );
    setReady(true);
  }, []);

  const isRight = (checks: Checked, i: number) =>
    tables[i]?.choices.find(({ cause }) => cause === checks[i])?.right === true;

  function check(table: number, cause: string): void {
    const next = { ...checked, [table]: cause };
    setChecked(next);
    writeDraft(id, next);
    const solved = tables.every((_, i) => isRight(next, i));
    reportResult({ exercise: id, outcome: solved ? 'solved' : 'tried' });
  }

  const last = tables.length - 1;
  return (
    <div class="gw-diagnose" data-ready={ready}>
      <fieldset class="gw-diagnose-tables">
        <legend class="gw-visually-hidden">Table</legend>
        {tables.map((_, i) => (
          <button
            type="button"
            class="gw-button"
            key={`table ${i + 1}`}
            aria-pressed={i === current}
            disabled={!ready}
            onClick={() => setCurrent(i)}
          >
            <span class="gw-visually-hidden">Table </span>
            {i + 1}
            {isRight(checked, i) && (
              <>
                {' '}
                <span aria-hidden="true">✓</span>
                <span class="gw-visually-hidden">solved</span>
              </>
            )}
          </button>
        ))}
      </fieldset>
      <ol>
        {tables.map(({ scene, choices }, i) => (
          <li key={`table ${i + 1}`} data-current={i === current}>
            <Table
              id={`${id}-${i + 1}`}
              caption={`Table ${i + 1} of ${tables.length}`}
              scene={scene}
              choices={choices}
              checked={checked[i]}
              ready={ready}
              onCheck={(cause) => check(i, cause)}
            />
            {isRight(checked, i) && i < last && (
              <button
                type="button"
                class="gw-button gw-diagnose-next"
                onClick={() => {
                  focusNext.current = true;
                  setCurrent(i + 1);
                }}
              >
                Next table
              </button>
            )}
          </li>
        ))}
      </ol>
      {ready && <Hints hints={hints} html />}
    </div>
  );
}

interface TableProps {
  readonly id: string;
  readonly caption: string;
  readonly scene: ParityScene;
  readonly choices: readonly Choice[];
  readonly checked: string | undefined;
  readonly ready: boolean;
  readonly onCheck: (cause: string) => void;
}

function Table({ id, caption, scene, choices, checked, ready, onCheck }: TableProps) {
  const [picked, setPicked] = useState('');
  const now = picked || checked || '';
  const verdict = choices.find(({ cause }) => cause === checked && cause === now);
  return (
    <>
      <ParityTable scene={scene} caption={caption} sides={['program', 'PyTorch']} />
      <form
        class="gw-parity-actions"
        onSubmit={(event) => {
          event.preventDefault();
          if (now) onCheck(now);
        }}
      >
        <label for={id}>
          Cause <span class="gw-visually-hidden">of table {caption.replace(/\D+/, '')}</span>
        </label>
        <select
          id={id}
          class="gw-field"
          value={now}
          disabled={!ready}
          onChange={(event) => setPicked(event.currentTarget.value)}
        >
          <option value="">Choose one</option>
          {choices.map(({ cause, name }) => (
            <option key={cause} value={cause}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" class="gw-button" disabled={!ready || now === ''}>
          Check
        </button>
      </form>
      <div role="status">
        {verdict && (
          <div class="gw-verdict" data-kind={verdict.right ? 'correct' : 'wrong'}>
            <span aria-hidden="true">{verdict.right ? '✓' : '✗'}</span>
            <span>
              {verdict.right ? 'Right. ' : 'Not yet. '}
              {verdict.words}
            </span>
          </div>
        )}
      </div>
    </>
  );
}
