/** One exercise in one language: editor, run and stop, results, help. The runner comes with the first run. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { EXTENSION, LANGUAGE_NAMES } from '../../runtime/language-names.ts';
import type { Print, Progress } from '../../runtime/protocol.ts';
import { shownCall, shownExpectation } from '../../runtime/shown-case.ts';
import { CodeEditor } from '../../ui/CodeEditor.tsx';
import { Prints } from '../../ui/Prints.tsx';
import { reportResult } from '../../ui/report.ts';
import { keepDraft, readDraft } from '../code-drafts.ts';
import { Help } from './Help.tsx';
import type { RunScene } from './model.ts';
import type { Offer } from './offer.ts';
import { SharedCode } from './SharedCode.tsx';

type Running = { readonly stop: AbortController; readonly progress: Progress | null } | null;
/** Output shown while a program runs; all of it is in the results. */
const LIVE_LINES = 200;

interface ExerciseProps {
  readonly exercise: Offer;
  readonly version: Offer['versions'][number];
  readonly listing: ComponentChildren;
  readonly solutionListing: ComponentChildren;
  /** Code that came with the page's link. */
  readonly shared: string | null;
}

export function Exercise({ exercise, version, listing, solutionListing, shared }: ExerciseProps) {
  const { language, starter } = version;
  const [source, setSource] = useState(starter);
  const [revision, setRevision] = useState(0);
  const [before, setBefore] = useState<string | undefined>();
  /** The learner's code of the exercise that this one continues. */
  const [earlier, setEarlier] = useState<string | undefined>();
  const [note, setNote] = useState('');
  const [ready, setReady] = useState(false);
  const [running, setRunning] = useState<Running>(null);
  const [live, setLive] = useState<readonly Print[]>([]);
  const [scene, setScene] = useState<RunScene | null>(null);
  /** What shows results, once it has been fetched. */
  const [tools, setTools] = useState<Pick<typeof import('./run.ts'), 'Results' | 'Debugger'> | null>(null);
  const [unloaded, setUnloaded] = useState(false);
  /** The text that `scene` is about, whatever was typed since. */
  const [ran, setRan] = useState('');
  const [seen, setSeen] = useState(false);
  /** Counts fresh starts: a new one puts away all help that was shown. */
  const [attempt, setAttempt] = useState(0);
  const begunFrom = useRef(starter);
  /** Ends the run when the exercise goes away, as on a change of language. */
  const stopping = useRef<AbortController | null>(null);

  useEffect(() => {
    const draft = readDraft(exercise.id, language);
    if (draft) {
      begunFrom.current = draft.starter;
      setSource(draft.source);
      setRevision(1);
      setBefore(draft.before);
      if (draft.starter !== starter && draft.source !== starter)
        setNote(
          'This exercise has changed since you began. Your own code is below; “Start again” gives you the new starter.',
        );
    }
    if (exercise.continues) setEarlier(readDraft(exercise.continues.id, language)?.source);
    setReady(true);
    return () => stopping.current?.abort();
  }, []);

  function edit(text: string, keepBefore = before) {
    setSource(text);
    const kept = keepDraft(exercise.id, language, {
      source: text,
      starter: begunFrom.current,
      before: keepBefore,
    });
    if (!kept)
      setNote('This browser does not let the page keep your code. It is lost when you leave the page.');
  }

  async function start() {
    if (running) return;
    const stop = new AbortController();
    stopping.current = stop;
    setScene(null);
    setLive([]);
    setRunning({ stop, progress: null });
    setUnloaded(false);
    let result: RunScene;
    try {
      const { run, lengthCase, sceneOf, Results, Debugger } = await import('./run.ts');
      setTools({ Results, Debugger });
      const ran = await run(
        {
          language,
          source,
          helpers: version.helpers,
          probes: version.probes,
          calls: version.cases.map(({ call }) => call),
        },
        {
          signal: stop.signal,
          limits: { timeMs: exercise.timeLimitMs },
          onProgress: (progress) => setRunning((now) => now && { ...now, progress }),
          onOutput: (print) => setLive((lines) => [...lines.slice(1 - LIVE_LINES), print]),
        },
      );
      const { maxLines } = exercise;
      const length = maxLines === undefined ? [] : [lengthCase(source, maxLines)];
      result = sceneOf(version, exercise.mistakes, ran, length);
    } catch {
      setRunning(null);
      setUnloaded(true);
      return;
    }
    setRunning(null);
    setLive([]);
    setRan(source);
    setScene(result);
    if (result.kind === 'correct' || result.kind === 'wrong') {
      const outcome = result.kind === 'correct' ? 'solved' : 'tried';
      const submission = { kind: 'code', language, source } as const;
      reportResult({ exercise: exercise.id, outcome, afterSolution: seen, submission });
    }
  }

  /** Puts another text into the editor; what was there can be brought back. */
  function replaceWith(text: string) {
    setBefore(source);
    edit(text, source);
    setRevision(revision + 1);
    setScene(null);
  }

  function startAgain() {
    begunFrom.current = starter;
    replaceWith(starter);
    setSeen(false);
    setAttempt(attempt + 1);
    setNote('');
  }

  async function shareLink(): Promise<string> {
    const { shareFragment } = await import('./ladder.ts');
    const fragment = await shareFragment({ exercise: exercise.id, language, source });
    return new URL(fragment, location.href).href;
  }

  const problem = scene?.problem?.line
    ? { line: scene.problem.line, column: scene.problem.column, message: scene.problem.message }
    : null;
  const visible = version.cases.filter((test) => !test.hidden);
  const hidden = version.cases.length - visible.length;
  const spoken = running
    ? // Bytes tick by too fast to be read out; that something is being fetched is enough.
      running.progress?.share === undefined
      ? (running.progress?.text ?? 'Running')
      : 'Loading'
    : scene
      ? [scene.headline, ...scene.mistakes].join(' ')
      : '';

  return (
    <div class="gw-code" data-ready={ready}>
      {note && <p class="gw-code-note">{note}</p>}
      {shared !== null && <SharedCode code={shared} mine={source} onTake={() => replaceWith(shared)} />}
      <CodeEditor
        value={source}
        revision={revision}
        language={language}
        label={`Code for ${exercise.title}, ${LANGUAGE_NAMES[language]}`}
        folder={exercise.id}
        fileName={`${exercise.id}.${EXTENSION[language]}`}
        libs={version.helpers ? [{ name: `helpers.${EXTENSION[language]}`, text: version.helpers }] : []}
        listing={listing}
        listed={starter}
        problem={problem}
        onInput={edit}
        onRun={() => void start()}
      />

      <div class="gw-code-actions">
        <button
          type="button"
          class="gw-button gw-button--main"
          disabled={!ready || running !== null}
          onClick={start}
        >
          Run
        </button>
        <button
          type="button"
          class="gw-button"
          disabled={running === null}
          onClick={() => running?.stop.abort()}
        >
          Stop
        </button>
        <button
          type="button"
          class="gw-button gw-button--quiet"
          disabled={!ready || source === starter}
          onClick={startAgain}
        >
          Start again
        </button>
        {earlier && (
          <button type="button" class="gw-button gw-button--quiet" onClick={() => replaceWith(earlier)}>
            Bring my code of {exercise.continues?.ref}
          </button>
        )}
        {before !== undefined && before !== source && (
          <button type="button" class="gw-button gw-button--quiet" onClick={() => replaceWith(before)}>
            Bring my code back
          </button>
        )}
      </div>
      <p class="gw-visually-hidden" role="status">
        {spoken}
      </p>
      <div>
        {running && (
          <div class="gw-code-running">
            <p>
              <progress value={running.progress?.share} aria-label="Running" />{' '}
              {running.progress?.text ?? 'Running'}…
            </p>
            <Prints prints={live} label="printed so far" />
          </div>
        )}
        {unloaded && (
          <p class="gw-code-note" role="alert">
            The runner could not be loaded. Check the connection and run again; your code is kept.
          </p>
        )}
        {scene && tools && <tools.Results scene={scene} />}
        {scene && tools && scene.cases.length > 0 && exercise.trace && (
          <tools.Debugger
            about={exercise.trace}
            version={version}
            source={ran}
            failing={scene.cases.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)}
          />
        )}
        {!scene && !running && (
          <div class="gw-code-tests">
            <p>
              {visible.length === 1 ? 'This is tested' : 'These are tested'}
              {hidden > 0 && `, and ${hidden} more that you see after the first run`}:
            </p>
            <ul>
              {visible.map((test) => (
                <li key={test.id}>
                  {test.says}
                  <code>
                    {[shownCall(test, language), shownExpectation(test, language)]
                      .filter(Boolean)
                      .join(' → ')}
                  </code>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {ready && (
        <Help
          key={attempt}
          hints={exercise.hints}
          solution={version.solution}
          solutionListing={solutionListing}
          mine={source}
          onShare={shareLink}
          onSeen={() => setSeen(true)}
        />
      )}
    </div>
  );
}
