/** What was solved and handed in, from this browser or from a file, and each piece marked again on request. */
import { useEffect, useState } from 'preact/hooks';
import { decodeBackup, PROGRESS, type Stored } from '../../course/backup.ts';
import { decodeProgress } from '../../course/progress-format.ts';
import { decodeWork, type KeptWork, WORK_PREFIX } from '../../course/work.ts';
import type { Submission } from '../../ui/report.ts';
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

function Shown({ submission }: { readonly submission: Submission }) {
  if (submission.kind === 'code') return <pre>{submission.source}</pre>;
  const answers = submission.kind === 'gradient' ? submission.fields : submission.grids;
  return (
    <dl>
      {Object.entries(answers).map(([name, answer]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof answer === 'string' ? answer : answer.map((row) => row.join(' ')).join('; ')}</dd>
        </div>
      ))}
    </dl>
  );
}

export default function EvidenceView({ exercises, base }: Props) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [from, setFrom] = useState('this browser');
  const [results, setResults] = useState<Readonly<Record<string, Remarked | 'running'>>>({});
  const [said, setSaid] = useState('');
  const [ready, setReady] = useState(false);

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
    const read = decodeBackup(await file.text());
    if (!read.ok) {
      setSaid(read.why);
      return;
    }
    setFrom(file.name);
    setResults({});
    setRows(rowsOf(read.backup.stored, exercises));
    setSaid(
      `Written ${new Date(read.backup.written).toLocaleString('en-US')}. Nothing of it was stored here.`,
    );
  }

  async function again(row: Row): Promise<boolean> {
    if (!row.work) return false;
    setResults((all) => ({ ...all, [row.id]: 'running' }));
    let result: Remarked;
    try {
      const { remark } = await import('./remark.ts');
      result = await remark(row.id, row.work.submission, base);
    } catch (error) {
      result = { right: false, words: error instanceof Error ? error.message : 'It could not be marked.' };
    }
    setResults((all) => ({ ...all, [row.id]: result }));
    return result.right;
  }

  async function all(): Promise<void> {
    let [right, of] = [0, 0];
    for (const row of rows) {
      if (!row.work) continue;
      of += 1;
      if (await again(row)) right += 1;
      setSaid(`${right} of ${of} marked so far are right.`);
    }
    setSaid(`Done: ${right} of ${of} are right.`);
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
            disabled={!ready}
            onClick={() => void all()}
          >
            Mark everything again
          </button>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
          <section class="evidence-table" aria-label="Solved exercises" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Exercise</th>
                  <th scope="col">Claimed</th>
                  <th scope="col">Handed in</th>
                  <th scope="col">Now</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => {
                  const result = results[row.id];
                  return (
                    <tr key={row.id}>
                      <th scope="row">
                        {row.ref} {row.title}
                      </th>
                      <td>solved {row.claim}</td>
                      <td>
                        {row.work ? (
                          <details>
                            <summary>{row.work.submission.kind === 'code' ? 'code' : 'answers'}</summary>
                            <Shown submission={row.work.submission} />
                          </details>
                        ) : (
                          'not kept'
                        )}
                      </td>
                      <td>
                        {result === undefined && row.work && (
                          <button type="button" class="gw-button" onClick={() => void again(row)}>
                            Mark again<span class="gw-visually-hidden"> {row.title}</span>
                          </button>
                        )}
                        {result === 'running' && 'marking …'}
                        {typeof result === 'object' &&
                          `${result.right ? '✓ right' : '✗ not right'}: ${result.words}`}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        </>
      )}
    </div>
  );
}
