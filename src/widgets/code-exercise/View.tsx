/** The code exercise in the page: editor, run and stop, results, hints, solution. The runner comes with the first run. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { shownCall, shownExpectation } from '../../runtime/judge.ts';
import type { Language, Print, Progress } from '../../runtime/protocol.ts';
import { CodeEditor } from '../../ui/CodeEditor.tsx';
import { Hints } from '../../ui/Hints.tsx';
import { reportResult } from '../../ui/report.ts';
import { favorite, keepDraft, keepFavorite, readDraft } from './drafts.ts';
import type { RunScene } from './model.ts';
import { type Offer, parseOffer } from './offer.ts';
import { Prints, Results } from './Results.tsx';

interface Props {
  /** `offerText` of the folder. */
  readonly offer: string;
  /** Highlighted at build, one slot for each text. */
  readonly starterTypescript?: ComponentChildren;
  readonly solutionTypescript?: ComponentChildren;
  readonly starterPython?: ComponentChildren;
  readonly solutionPython?: ComponentChildren;
}

type Running = { readonly stop: AbortController; readonly progress: Progress | null } | null;
const LANGUAGE_NAMES: Record<Language, string> = { typescript: 'TypeScript', python: 'Python' };
const ENDINGS: Record<Language, string> = { typescript: 'ts', python: 'py' };
/** Output shown while a program runs; all of it is in the results. */
const LIVE_LINES = 200;

export default function View(props: Props) {
  const [offer] = useState(() => parseOffer(props.offer));
  const languages = offer.versions.map(({ language }) => language);
  const [chosen, setChosen] = useState(languages[0]);
  useEffect(() => setChosen(favorite(languages)), []);
  const version = offer.versions.find(({ language }) => language === chosen);
  if (!version) return null;

  const python = version.language === 'python';
  return (
    <>
      {languages.length > 1 && (
        <fieldset class="gw-code-languages">
          <legend class="gw-visually-hidden">Language</legend>
          {languages.map((language) => (
            <label key={language}>
              <input
                type="radio"
                name={`${offer.id}-language`}
                checked={language === chosen}
                onChange={() => {
                  setChosen(language);
                  keepFavorite(language);
                }}
              />
              {LANGUAGE_NAMES[language]}
            </label>
          ))}
        </fieldset>
      )}
      <Exercise
        key={version.language}
        exercise={offer}
        version={version}
        listing={python ? props.starterPython : props.starterTypescript}
        solutionListing={python ? props.solutionPython : props.solutionTypescript}
      />
    </>
  );
}

interface ExerciseProps {
  readonly exercise: Offer;
  readonly version: Offer['versions'][number];
  readonly listing: ComponentChildren;
  readonly solutionListing: ComponentChildren;
}

function Exercise({ exercise, version, listing, solutionListing }: ExerciseProps) {
  const { language, starter } = version;
  const [source, setSource] = useState(starter);
  const [revision, setRevision] = useState(0);
  const [before, setBefore] = useState<string | undefined>();
  const [note, setNote] = useState('');
  const [ready, setReady] = useState(false);
  const [running, setRunning] = useState<Running>(null);
  const [live, setLive] = useState<readonly Print[]>([]);
  const [scene, setScene] = useState<RunScene | null>(null);
  const [solution, setSolution] = useState<'hidden' | 'asked' | 'shown'>('hidden');
  const begunFrom = useRef(starter);
  /** Ends the run when the exercise goes away, as on a change of language. */
  const stopping = useRef<AbortController | null>(null);
  const results = useRef<HTMLDivElement>(null);

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
    let result: RunScene;
    try {
      const { run, sceneOf } = await import('./run.ts');
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
      result = sceneOf(version, exercise.mistakes, ran);
    } catch {
      const headline =
        'The runner could not be loaded. Check the connection and run again; your code is kept.';
      result = { kind: 'unmarkable', headline, mistakes: [], problem: null, cases: [], prints: [] };
    }
    setRunning(null);
    setLive([]);
    setScene(result);
    if (result.kind === 'correct' || result.kind === 'wrong') {
      const outcome = result.kind === 'correct' ? 'solved' : 'tried';
      reportResult({ exercise: exercise.id, outcome, afterSolution: solution === 'shown' });
    }
  }

  function startAgain() {
    const old = source;
    begunFrom.current = starter;
    setBefore(old);
    edit(starter, old);
    setRevision(revision + 1);
    setScene(null);
    setSolution('hidden');
    setNote('');
  }

  function bringBack() {
    if (before === undefined) return;
    edit(before, undefined);
    setRevision(revision + 1);
    setBefore(undefined);
  }

  const problem = scene?.problem?.line
    ? { line: scene.problem.line, column: scene.problem.column, message: scene.problem.message }
    : null;
  const visible = version.cases.filter((test) => !test.hidden);
  const hidden = version.cases.length - visible.length;
  const spoken = running
    ? (running.progress?.text ?? 'Running.')
    : scene
      ? [scene.headline, ...scene.mistakes].join(' ')
      : '';

  return (
    <div class="gw-code" data-ready={ready}>
      {note && <p class="gw-code-note">{note}</p>}
      <div class="gw-code-sides" data-two={solution === 'shown'}>
        <CodeEditor
          value={source}
          revision={revision}
          language={language}
          label={`Code for ${exercise.title}, ${LANGUAGE_NAMES[language]}`}
          folder={exercise.id}
          fileName={`${exercise.id}.${ENDINGS[language]}`}
          libs={version.helpers ? [{ name: `helpers.${ENDINGS[language]}`, text: version.helpers }] : []}
          listing={listing}
          listed={starter}
          problem={problem}
          onInput={edit}
          onRun={() => void start()}
        />
        {solution === 'shown' && (
          <section class="gw-solution" aria-label="Solution">
            <p>One solution</p>
            {solutionListing}
          </section>
        )}
      </div>

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
        {before !== undefined && before !== source && (
          <button type="button" class="gw-button gw-button--quiet" onClick={bringBack}>
            Bring my code back
          </button>
        )}
        {solution === 'hidden' && (
          <button
            type="button"
            class="gw-button gw-button--quiet"
            disabled={!ready}
            onClick={() => setSolution('asked')}
          >
            Solution
          </button>
        )}
      </div>
      {solution === 'asked' && (
        <fieldset class="gw-code-ask">
          <legend>Show the solution?</legend>
          <p>Reading the solution ends the puzzle. It will be recorded as solved after the solution.</p>
          <button type="button" class="gw-button" onClick={() => setSolution('shown')}>
            Show it
          </button>
          <button type="button" class="gw-button gw-button--quiet" onClick={() => setSolution('hidden')}>
            Not yet
          </button>
        </fieldset>
      )}
      {ready && <Hints hints={exercise.hints} html />}

      <p class="gw-visually-hidden" role="status">
        {spoken}
      </p>
      <div ref={results}>
        {running && (
          <div class="gw-code-running">
            <p>
              <progress value={running.progress?.share} aria-label="Running" />{' '}
              {running.progress?.text ?? 'Running'}…
            </p>
            <Prints prints={live} label="printed so far" />
          </div>
        )}
        {scene && <Results scene={scene} />}
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
    </div>
  );
}
