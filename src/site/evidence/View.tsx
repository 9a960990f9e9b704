/** What was solved and handed in, from this browser or from a file, and each piece marked again on request. */
import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PROGRESS, readBackup, type Stored } from '../../course/backup.ts';
import { decodeProgress } from '../../course/progress-format.ts';
import { decodeWork, type KeptWork, WORK_PREFIX } from '../../course/work.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { HandedIn } from './HandedIn.tsx';
import type { Remarked } from './remark.ts';

export interface Exercise {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
}

interface Props {
  readonly exercises: readonly Exercise[];
  /** The site's base without its last slash. */
  readonly base: string;
}

interface Row extends Exercise {
  /** What the record claims. */
  readonly claim: string;
  readonly work?: KeptWork | undefined;
}

const outcomes: Readonly<Record<Remarked['verdict'], string>> = {
  right: '✓ right',
  wrong: '✗ not right',
  none: '– not marked',
};
const outcome = ({ verdict, words }: Remarked): string => `${outcomes[verdict]}: ${words}`;

const day = (at: number): string => new Date(at).toLocaleDateString('en-US', { dateStyle: 'medium' });

/** What a record claims to be solved, in course order. */
function rowsOf(stored: Stored, exercises: readonly Exercise[]): Row[] {
  const read = decodeProgress(stored[PROGRESS] ?? '');
  const records = read.kind === 'newer' ? {} : read.progress.exercises;
  return exercises.flatMap((exercise): Row[] => {
    const record = records[exercise.id];
    const work = decodeWork(stored[WORK_PREFIX + exercise.id] ?? null);
    if (record?.solvedAt === undefined && work === undefined) return [];
    const at = record?.solvedAt ?? work?.at ?? 0;
    const aided = record?.afterSolution ?? work?.aided ?? false;
    return [{ ...exercise, work, claim: `${day(at)}${aided ? ', after the solution' : ''}` }];
  });
}

export default function EvidenceView({ exercises, base }: Props) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [from, setFrom] = useState('this browser');
  const [results, setResults] = useState<Readonly<Record<string, Remarked | 'running'>>>({});
  const [said, setSaid] = useState('');
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  /** Counts the records that were opened: what one was marked with is never shown beside the claims of another. */
  const record = useRef(0);

  useEffect(() => {
    const stored: Record<string, string> = {};
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i) ?? '';
        if (key.startsWith('groundwork:')) stored[key] = localStorage.getItem(key) ?? '';
      }
    } catch {
      setSaid('This browser does not let the page read what it keeps. Open a file instead.');
    }
    setRows(rowsOf(stored, exercises));
    setReady(true);
  }, []);

  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = await readBackup(file);
    if (!read.ok) {
      setSaid(read.why);
      return;
    }
    record.current += 1;
    setBusy(false);
    setFrom(file.name);
    setResults({});
    setRows(rowsOf(read.backup.stored, exercises));
    setSaid(
      `Written ${new Date(read.backup.written).toLocaleString('en-US')}. Nothing of it was stored here.`,
    );
  }

  /** Undefined when another record was opened meanwhile. */
  async function again(row: Row, work: KeptWork): Promise<Remarked | undefined> {
    const opened = record.current;
    setResults((all) => ({ ...all, [row.id]: 'running' }));
    const { remark } = await import('./remark.ts');
    const result = await remark(row.id, work.submission, base);
    if (record.current !== opened) return undefined;
    setResults((all) => ({ ...all, [row.id]: result }));
    return result;
  }

  async function mark(chosen: readonly Row[]): Promise<void> {
    setBusy(true);
    const count = { right: 0, wrong: 0, none: 0 };
    const total = (): string =>
      `${count.right} right, ${count.wrong} not right${count.none > 0 ? `, ${count.none} not marked` : ''}.`;
    for (const row of chosen) {
      if (!row.work) continue;
      const result = await again(row, row.work);
      if (!result) return;
      count[result.verdict] += 1;
      setSaid(chosen.length === 1 ? `${row.ref} ${row.title}: ${outcome(result)}` : `So far: ${total()}`);
    }
    if (chosen.length !== 1) setSaid(`Done: ${total()}`);
    setBusy(false);
  }

  return (
    <div data-ready={ready}>
      <p>
        <label>
          Open a file{' '}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => void open(event.currentTarget.files?.[0])}
          />
        </label>
      </p>
      <p role="status">{said}</p>
      <h2>From {from}</h2>
      {rows.length === 0 ? (
        <p>Nothing is solved there yet.</p>
      ) : (
        <>
          <button
            type="button"
            class="gw-button gw-button--main"
            disabled={!ready || busy || !rows.some(({ work }) => work)}
            onClick={() => void mark(rows)}
          >
            Mark everything again
          </button>
          <div class="evidence-table">
            <Scroll label="Solved exercises">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Exercise</th>
                    <th scope="col">Claimed</th>
                    <th scope="col">Now</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => {
                    const result = results[row.id];
                    return (
                      <Fragment key={row.id}>
                        <tr>
                          <th scope="row">
                            {row.ref} {row.title}
                          </th>
                          <td>
                            solved {row.claim}
                            {!row.work && <p>no answers kept</p>}
                          </td>
                          <td>
                            {row.work && (
                              <button
                                type="button"
                                class="gw-button"
                                disabled={busy}
                                onClick={() => void mark([row])}
                              >
                                Mark again<span class="gw-visually-hidden"> {row.title}</span>
                              </button>
                            )}
                            {result && <p>{result === 'running' ? 'marking …' : outcome(result)}</p>}
                          </td>
                        </tr>
                        {row.work && (
                          <tr class="evidence-handed-in">
                            <td colSpan={3}>
                              <HandedIn exercise={row} submission={row.work.submission} base={base} />
                            </td>
                          </tr>
                        )}
                      </Fragment>
                    );
                  })}
                </tbody>
              </table>
            </Scroll>
          </div>
        </>
      )}
    </div>
  );
}
