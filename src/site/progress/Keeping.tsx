/** What this browser keeps, out to a file, in from one, and away: nothing is ever replaced without being kept. */
import { useEffect, useState } from 'preact/hooks';
import { ASIDE_PREFIX, placeOf } from '../../course/aside.ts';
import {
  type Backup,
  type Change,
  encodeBackup,
  merge,
  ownOf,
  readBackup,
  type Stored,
} from '../../course/backup.ts';
import { readProgress } from '../../course/progress.ts';

interface Preview {
  readonly backup: Backup;
  readonly changes: readonly Change[];
}

/** What is in this browser's storage, by key; empty where storage is off. */
function readAll(): Stored {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
    return ownOf(Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key) ?? ''])));
  } catch {
    return {};
  }
}

/** Writes all or nothing: where there is no room, what was there before stands again. */
function writeAll(next: Stored, before: Stored): boolean {
  try {
    for (const [key, text] of Object.entries(next)) if (before[key] !== text) localStorage.setItem(key, text);
    return true;
  } catch {
    for (const key of Object.keys(next)) {
      const text = before[key];
      if (text === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    }
    return false;
  }
}

const count = (n: number, one: string, many: string): string =>
  `${n === 0 ? 'no' : n} ${n === 1 ? one : many}`;

function summary(stored: Stored): string[] {
  const starting = (start: string): number =>
    Object.keys(stored).filter((key) => key.startsWith(start)).length;
  const { exercises, lessons } = readProgress();
  const solved = Object.values(exercises).filter(({ solvedAt }) => solvedAt !== undefined).length;
  return [
    `${count(Object.keys(lessons).length, 'lesson', 'lessons')} opened, ${count(solved, 'exercise', 'exercises')} solved`,
    `${count(starting('groundwork:draft:'), 'draft', 'drafts')} of answers and code`,
    `${count(starting('groundwork:work:'), 'solution', 'solutions')} as you handed them in`,
    'groundwork:review' in stored ? 'a schedule of reviews' : 'no schedule of reviews',
  ];
}

function words(changes: readonly Change[]): string {
  const number = (how: Change['how']): number => changes.filter((change) => change.how === how).length;
  const parts = [
    number('added') > 0 && `${count(number('added'), 'text is', 'texts are')} new here`,
    number('joined') > 0 && `${count(number('joined'), 'record is', 'records are')} joined with yours`,
    number('aside') > 0 &&
      `${count(number('aside'), 'text differs', 'texts differ')} from yours: both are kept, one of them aside`,
  ].filter(Boolean);
  return parts.length === 0 ? 'Everything in it is here already.' : `${parts.join('; ')}.`;
}

/** `draft of g01`, for a text that was set aside. */
function nameOf(aside: string): string {
  const [kind = '', ...rest] = placeOf(aside).replace('groundwork:', '').split(':');
  const name = rest.filter((part) => !/^\d+$/.test(part)).join(', ');
  return name ? `${kind} of ${name}` : kind;
}

export default function Keeping() {
  const [stored, setStored] = useState<Stored>({});
  const [preview, setPreview] = useState<Preview | undefined>();
  const [said, setSaid] = useState('');
  const [forgetting, setForgetting] = useState(false);
  const [ready, setReady] = useState(false);
  const refresh = (): void => setStored(readAll());
  useEffect(() => {
    refresh();
    setReady(true);
  }, []);

  function save(): void {
    const now = new Date();
    const blob = new Blob([encodeBackup(readAll(), now)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `groundwork-${now.toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    setSaid('Saved. The file holds everything listed here.');
  }

  async function look(file: File | undefined): Promise<void> {
    setPreview(undefined);
    if (!file) return;
    const read = await readBackup(file);
    if (!read.ok) {
      setSaid(read.why);
      return;
    }
    setSaid('');
    setPreview({ backup: read.backup, changes: merge(readAll(), read.backup.stored).changes });
  }

  function take(): void {
    if (!preview) return;
    // Another tab may have gone on since the preview: what is there now is what the file is joined with.
    const before = readAll();
    const merged = merge(before, preview.backup.stored);
    const done = writeAll(merged.stored, before);
    setSaid(
      done
        ? `Taken in. ${words(merged.changes)}`
        : 'There is no room for it in this browser. Nothing was changed.',
    );
    setPreview(undefined);
    refresh();
  }

  function forget(): void {
    for (const key of Object.keys(readAll())) localStorage.removeItem(key);
    setForgetting(false);
    setSaid('Forgotten. This browser keeps nothing of the course any more.');
    refresh();
  }

  /** Puts a text that was set aside in its place; what stands there now is set aside instead. */
  function swap(aside: string): void {
    const before = readAll();
    const key = placeOf(aside);
    const [theirs, mine] = [before[aside], before[key]];
    if (theirs === undefined) {
      refresh();
      return;
    }
    const done = writeAll({ ...before, [key]: theirs, [aside]: mine ?? theirs }, before);
    if (done && mine === undefined) localStorage.removeItem(aside);
    setSaid(
      done
        ? `Exchanged.${mine === undefined ? '' : ' What stood there is kept aside now.'}`
        : 'There is no room to exchange them. Nothing was changed.',
    );
    refresh();
  }

  const aside = Object.keys(stored).filter((key) => key.startsWith(ASIDE_PREFIX));
  return (
    <div class="keeping" data-ready={ready}>
      <ul>
        {summary(stored).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p role="status">{said}</p>
      <p>
        <button type="button" class="gw-button gw-button--main" disabled={!ready} onClick={save}>
          Save to a file
        </button>
      </p>
      <p>
        <label>
          Take in a file{' '}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => void look(event.currentTarget.files?.[0])}
          />
        </label>
      </p>
      {preview && (
        <div class="keeping-preview">
          <p>
            From {new Date(preview.backup.written).toLocaleString('en-US')}. {words(preview.changes)} Nothing
            of yours is lost.
          </p>
          <button type="button" class="gw-button gw-button--main" onClick={take}>
            Take it in
          </button>{' '}
          <button type="button" class="gw-button" onClick={() => setPreview(undefined)}>
            Leave it
          </button>
        </div>
      )}
      {aside.length > 0 && (
        <>
          <h2>Kept aside</h2>
          <p>These came from a file and differ from what you have here.</p>
          <ul class="keeping-aside">
            {aside.map((key) => (
              <li key={key}>
                <details>
                  <summary>{nameOf(key)}</summary>
                  <pre>{stored[key]}</pre>
                </details>{' '}
                <button type="button" class="gw-button" onClick={() => swap(key)}>
                  Use this one<span class="gw-visually-hidden"> for {nameOf(key)}</span>
                </button>{' '}
                <button
                  type="button"
                  class="gw-button gw-button--quiet"
                  onClick={() => {
                    localStorage.removeItem(key);
                    refresh();
                  }}
                >
                  Delete<span class="gw-visually-hidden"> {nameOf(key)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Forget everything</h2>
      {forgetting ? (
        <div class="keeping-preview">
          <p>This removes everything above from this browser, for good. A file is the only way back.</p>
          <button type="button" class="gw-button gw-button--main" onClick={save}>
            Save to a file first
          </button>{' '}
          <button type="button" class="gw-button" onClick={forget}>
            Forget everything
          </button>{' '}
          <button type="button" class="gw-button" onClick={() => setForgetting(false)}>
            Keep it
          </button>
        </div>
      ) : (
        <button type="button" class="gw-button" disabled={!ready} onClick={() => setForgetting(true)}>
          Forget everything …
        </button>
      )}
    </div>
  );
}
