/** Broken loops: choose other lines, or edit them, and run until they leave the right numbers. */
import { useState } from 'preact/hooks';
import type { Verdict } from '../../grading/verdict.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { Hints } from '../../ui/Hints.tsx';
import { VerdictBox } from '../../ui/Verdict.tsx';
import type { RepairLoop } from './exercise-props.ts';
import { Lab } from './Lab.tsx';
import { Note } from './Note.tsx';
import { Rounds } from './rounds.tsx';
import { runScript } from './run.ts';
import { useDone } from './use-done.ts';

interface Props {
  readonly exercise: string;
  readonly loops: readonly RepairLoop[];
  readonly hints: readonly string[];
}

export default function RepairView({ exercise, loops, hints }: Props) {
  const [at, setAt] = useState(0);
  const { done, solved, tried, show } = useDone(
    exercise,
    loops.map(({ title }) => title),
  );
  const loop = loops[at];
  if (loop === undefined) return null;
  return (
    <div class="al al-exercise">
      <Rounds what="Loop" count={loops.length} current={at} done={done} onGo={setAt} />
      <One
        key={loop.title}
        loop={loop}
        name={`${exercise}-${at}`}
        right={done[at] ?? false}
        onTried={(right) => tried(loop.title, right)}
        onShown={() => show(loop.title)}
        onNext={at + 1 < loops.length ? () => setAt(at + 1) : undefined}
      />
      {solved && <p class="al-solved">✓ Solved.</p>}
      <Hints hints={hints} html />
    </div>
  );
}

interface OneProps {
  readonly loop: RepairLoop;
  /** Unique on the page. */
  readonly name: string;
  readonly right: boolean;
  onTried(right: boolean): void;
  onShown(): void;
  readonly onNext: (() => void) | undefined;
}

const indentOf = (line: string): number => line.search(/\S/);
const outdented = (lines: string): string =>
  lines.trimEnd().replaceAll(new RegExp(`^ {${indentOf(lines)}}`, 'gm'), '');

/** After so many marked tries the solution is offered. */
const TRIES = 2;

function One({ loop, name, right, onTried, onShown, onNext }: OneProps) {
  const given = loop.broken.source.trimEnd().split('\n');
  const [lines, setLines] = useState<readonly string[]>(given);
  const [text, setText] = useState<string | undefined>();
  const [trace, setTrace] = useState<Trace>(loop.broken);
  const [runs, setRuns] = useState(0);
  const [missed, setMissed] = useState(0);
  const [verdict, setVerdict] = useState<Verdict | undefined>();
  const source = text ?? lines.join('\n');

  const check = async (): Promise<void> => {
    const result = await runScript('repair', {
      source: `${source}\n`,
      goal: loop.goal,
      mistakes: loop.mistakes,
    });
    if (!result.ok) {
      setVerdict({ kind: 'unmarkable', message: result.message });
      return;
    }
    setTrace(result.value.trace);
    setRuns(runs + 1);
    setVerdict(result.value.verdict);
    const isRight = result.value.verdict.kind === 'correct';
    if (!isRight) setMissed(missed + 1);
    onTried(isRight);
  };
  return (
    <div class="al-one">
      <h4 class="al-loop-title">{loop.title}</h4>
      <p class="al-loop-says">{loop.says}</p>
      {text === undefined ? (
        <ol class="al-lines" aria-label="Lines of the loop">
          {given.map((line, i) => {
            const offers = loop.offers[i + 1];
            return (
              <li key={i}>
                {offers === undefined ? (
                  <code>{line}</code>
                ) : (
                  <fieldset class="al-offers">
                    <legend class="gw-visually-hidden">Line {i + 1}</legend>
                    {offers.map((offer) => (
                      <label key={offer}>
                        <input
                          type="radio"
                          name={`${name}-${i}`}
                          checked={lines[i] === offer}
                          onChange={() => {
                            setLines(lines.map((old, k) => (k === i ? offer : old)));
                            setVerdict(undefined);
                          }}
                        />
                        {/* The indent is a padding: as spaces it would be a place to break the line. */}
                        <code style={{ '--al-indent': indentOf(offer) }}>{outdented(offer)}</code>
                      </label>
                    ))}
                  </fieldset>
                )}
              </li>
            );
          })}
        </ol>
      ) : (
        <label class="al-free">
          <span class="gw-visually-hidden">The loop in Python</span>
          <textarea
            class="gw-field"
            rows={text.split('\n').length + 1}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setVerdict(undefined);
            }}
          />
        </label>
      )}
      <div class="al-row">
        <button type="button" class="gw-button gw-button--main" onClick={check}>
          Run and check
        </button>
        <button
          type="button"
          class="gw-button"
          onClick={() => setText(text === undefined ? source : undefined)}
        >
          {text === undefined ? 'Edit the lines' : 'Choose lines again'}
        </button>
        {missed >= TRIES && !right && (
          <button
            type="button"
            class="gw-button"
            onClick={() => {
              onShown();
              setText(loop.solution.trimEnd());
              setVerdict(undefined);
            }}
          >
            Show one way
          </button>
        )}
        {right && onNext !== undefined && (
          <button type="button" class="gw-button" onClick={onNext}>
            Next loop
          </button>
        )}
      </div>
      <div role="status">
        {verdict !== undefined && (
          <VerdictBox
            verdict={
              verdict.kind === 'correct'
                ? { kind: 'correct', message: 'It runs to its end and leaves the right numbers.' }
                : verdict
            }
          />
        )}
      </div>
      <Lab key={runs} trace={trace} start="end" memory />
      <Note
        own={![loop.broken.source, loop.solution].some((known) => known.trim() === trace.source.trim())}
      />
    </div>
  );
}
