/** Whose gradients are compared, the run, and for each data set the table with what it says. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Diagnosis } from '../../grading/parity/diagnose.ts';
import type { Language } from '../../runtime/protocol.ts';
import { type ExerciseResult, RESULT_EVENT, reportResult } from '../../ui/report.ts';
import { readDraft } from '../code-drafts.ts';
import type { ParityScene } from './model.ts';
import { ParityTable } from './ParityTable.tsx';
import { Rerecord } from './Rerecord.tsx';
import type { DataName } from './recorded.ts';

export interface LessonLink {
  readonly address: string;
  readonly title: string;
}

interface Props {
  readonly id: string;
  /** Recorded data sets with the table of the course's engine, computed while the page was built. */
  readonly sets: readonly { readonly name: DataName; readonly title: string; readonly engine: ParityScene }[];
  /** The exercise whose code is run. */
  readonly code: {
    readonly id: string;
    readonly ref: string;
    readonly lesson?: LessonLink | undefined;
    readonly helpers: { readonly [language in Language]?: string | undefined };
    readonly timeLimitMs: number;
  };
  /** Lessons by id, for what a diagnosis points at. */
  readonly lessons: { readonly [id: string]: LessonLink };
  /** Address of the script for the reader's own PyTorch; null where it is not offered. */
  readonly script: string | null;
  readonly children?: ComponentChildren;
}

type Who = 'engine' | Language;
const WHO: readonly Who[] = ['typescript', 'python', 'engine'];

/** What stands below one data set. */
interface Outcome {
  readonly who: Who;
  readonly scene?: ParityScene;
  readonly loss: string;
  readonly diagnosis?: Diagnosis | null;
  readonly trouble?: { readonly message: string; readonly stopped: boolean };
}

export default function View({ id, sets, code, lessons, script, children }: Props) {
  const [drafts, setDrafts] = useState<{ readonly [language in Language]?: string }>({});
  const [who, setWho] = useState<Who>('engine');
  const [ready, setReady] = useState(false);
  const [running, setRunning] = useState<AbortController | null>(null);
  const [progress, setProgress] = useState('');
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>(
    sets.map(({ engine }) => ({ who: 'engine', scene: engine, loss: '' })),
  );
  const [said, setSaid] = useState('');
  const stopping = useRef<AbortController | null>(null);
  /** Until the reader picks somebody, their own code is preferred as soon as there is some. */
  const picked = useRef(false);

  /** Code may have been written on this very page since. */
  function lookForCode(): void {
    const found: { [language in Language]?: string } = {};
    for (const language of ['typescript', 'python'] as const) {
      const draft = readDraft(code.id, language);
      if (draft && draft.source !== draft.starter) found[language] = draft.source;
    }
    setDrafts(found);
    const first = WHO.find((one) => one !== 'engine' && found[one] !== undefined);
    if (first !== undefined && !picked.current) setWho(first);
  }

  useEffect(() => {
    lookForCode();
    setReady(true);
    const listen = (event: Event): void => {
      if ((event as CustomEvent<ExerciseResult>).detail.exercise === code.id) lookForCode();
    };
    document.addEventListener(RESULT_EVENT, listen);
    return () => {
      document.removeEventListener(RESULT_EVENT, listen);
      stopping.current?.abort();
    };
  }, []);

  const named: Readonly<Record<Who, string>> = {
    typescript: `My TypeScript of ${code.ref}`,
    python: `My Python of ${code.ref}`,
    engine: 'The course’s engine',
  };

  async function start(): Promise<void> {
    const stop = new AbortController();
    stopping.current = stop;
    setRunning(stop);
    setSaid('Comparing');
    setProgress('Comparing');
    let found: readonly Outcome[];
    try {
      const { compareAll } = await import('./work.ts');
      const source = who === 'engine' ? undefined : readDraft(code.id, who)?.source;
      const subject =
        who === 'engine' || source === undefined
          ? null
          : { language: who, source, helpers: code.helpers[who] };
      found = (
        await compareAll(
          sets.map(({ name }) => name),
          subject,
          {
            signal: stop.signal,
            limits: { timeMs: code.timeLimitMs },
            onProgress: ({ text }) => setProgress(text),
          },
        )
      ).map((outcome) => ({ ...outcome, who }));
    } catch {
      const message = 'What compares could not be loaded. Check the connection and try again.';
      found = sets.map(() => ({ who, loss: '', trouble: { message, stopped: true } }));
    }
    setRunning(null);
    setOutcomes(found);
    setSaid(found.map(({ scene, trouble }) => scene?.headline ?? trouble?.message ?? '').join(' '));
    if (who === 'engine') return;
    if (found.every(({ scene }) => scene?.allAgree)) reportResult({ exercise: id, outcome: 'solved' });
    else if (found.some(({ scene, trouble }) => scene || trouble?.stopped === false))
      reportResult({ exercise: id, outcome: 'tried' });
  }

  const missing = (['typescript', 'python'] as const).every((language) => drafts[language] === undefined);
  return (
    <div class="gw-parity" data-ready={ready}>
      <fieldset class="gw-parity-who" onFocusCapture={lookForCode}>
        <legend>Whose gradients?</legend>
        {WHO.map((one) => {
          const absent = one !== 'engine' && drafts[one] === undefined;
          return (
            <label key={one} data-absent={absent}>
              <input
                type="radio"
                name={`${id}-who`}
                checked={who === one}
                disabled={!ready || absent}
                onChange={() => {
                  picked.current = true;
                  setWho(one);
                }}
              />
              <span>
                {named[one]}
                {absent && ready && <span class="gw-parity-absent"> none yet</span>}
              </span>
            </label>
          );
        })}
      </fieldset>
      {ready && missing && (
        <p class="gw-parity-note">
          There is no code of {code.ref} in this browser yet. You write it in{' '}
          {code.lesson ? <a href={`${code.lesson.address}#${code.id}`}>{code.lesson.title}</a> : 'its lesson'}
          .
        </p>
      )}
      <div class="gw-parity-actions">
        <button
          type="button"
          class="gw-button gw-button--main"
          disabled={!ready || running !== null}
          onClick={() => void start()}
        >
          Compare
        </button>
        {running && (
          <>
            <button type="button" class="gw-button" onClick={() => running.abort()}>
              Stop
            </button>
            <span>{progress}…</span>
          </>
        )}
      </div>
      <p class="gw-visually-hidden" role="status">
        {said}
      </p>
      {sets.map(({ name, title }, i) => {
        const outcome = outcomes[i];
        return (
          outcome && (
            <OutcomeView
              key={name}
              outcome={outcome}
              caption={`${named[outcome.who]} and PyTorch. ${title}.`}
              lessons={lessons}
            />
          )
        );
      })}
      {script !== null && (
        <Rerecord id={id} script={script} data={sets[0]?.name ?? 'lesson'}>
          {children}
        </Rerecord>
      )}
    </div>
  );
}

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly caption: string;
  readonly lessons: Props['lessons'];
}

function OutcomeView({ outcome: { who, scene, loss, diagnosis, trouble }, caption, lessons }: OutcomeProps) {
  if (!scene)
    return (
      <>
        <p class="gw-parity-note">{caption}</p>
        <div class="gw-verdict" data-kind={trouble?.stopped ? 'stopped' : 'wrong'}>
          <span aria-hidden="true">{trouble?.stopped ? '■' : '✗'}</span>
          <span>{trouble?.message}</span>
        </div>
      </>
    );
  const lesson = diagnosis && lessons[diagnosis.lesson];
  return (
    <>
      <ParityTable
        scene={scene}
        caption={caption}
        sides={[who === 'engine' ? 'engine' : 'yours', 'PyTorch']}
      />
      {loss && <p class="gw-parity-note">{loss}</p>}
      <div class="gw-verdict" data-kind={scene.allAgree ? 'correct' : 'wrong'}>
        <span aria-hidden="true">{scene.allAgree ? '✓' : '✗'}</span>
        <span>{scene.headline}</span>
      </div>
      {diagnosis && (
        <p class="gw-parity-cause">
          {diagnosis.message}
          {lesson && (
            <>
              {' '}
              See <a href={lesson.address}>{lesson.title}</a>.
            </>
          )}
        </p>
      )}
    </>
  );
}
