/** The figure with every number hidden until it has been predicted, or asked for. */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { GraphRun } from '../../expr/types.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { callEngine, type GraphSource } from '../../runtime/engine-client.ts';
import { Pieces } from '../../ui/graph/MathText.tsx';
import { Stage } from '../../ui/graph/Stage.tsx';
import { Hints } from '../../ui/Hints.tsx';
import { reportResult } from '../../ui/report.ts';
import { VerdictBox } from '../../ui/Verdict.tsx';
import { verdictWords } from '../../ui/verdict-words.ts';
import { wideFrom } from '../../viz/columns.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import {
  currentQuestion,
  isFinished,
  makePredictor,
  type Predictor,
  predict,
  predictScene,
  type Round,
  scoreOf,
} from './predict.ts';
import type { Question } from './questions.ts';
import { summaryOf } from './summary.ts';
import { TableTwin } from './TableTwin.tsx';
import { speak } from './words.ts';

export interface PredictProps {
  /** Where the rounds hold no more than what is given: the rest is computed when the first answer is checked. */
  readonly source?: GraphSource;
  readonly plan: GraphPlan;
  readonly rounds: readonly Round[];
  /** Results are announced for this exercise; without it nothing is reported. */
  readonly exercise?: string;
  /** HTML made at build. */
  readonly hints?: readonly string[];
}

const TONES = { forward: '▸', local: '∂', grad: '◂' } as const;

export default function PredictView({ source, plan, rounds, exercise, hints = [] }: PredictProps) {
  const [state, send] = useReducer(predict, undefined, () => makePredictor(plan, rounds));
  const question = currentQuestion(state);
  const scene = predictScene(state);
  const finished = isFinished(state);
  const shown = state.answers.includes('shown');

  useEffect(() => {
    if (exercise === undefined || !finished) return;
    reportResult({ exercise, outcome: 'solved', ...(shown ? { afterSolution: true } : {}) });
  }, [exercise, finished, shown]);

  const runs = useRef<Promise<readonly GraphRun[]> | undefined>(undefined);
  /** The state with every number known; the page learns them from the engine, once. */
  const known = async (): Promise<Predictor> => {
    if (source === undefined || state.rounds !== rounds) return state;
    runs.current ??= callEngine('runs', { source, ats: rounds.map(({ at }) => at) });
    try {
      const event = { type: 'ran', runs: await runs.current } as const;
      send(event);
      return predict(state, event);
    } catch (error) {
      runs.current = undefined;
      throw error;
    }
  };
  /** What was said last, besides the question: a verdict, or the number that was shown. */
  const [told, setTold] = useState('');
  const begun = useRef(false);
  const onShow = async (): Promise<void> => {
    const asked = currentQuestion(await known());
    begun.current = true;
    if (asked !== undefined) setTold(`${asked.left.map(speak).join('')} = ${formatNumber(asked.expected)}. `);
    send({ type: 'show' });
  };
  const mark = async (text: string): Promise<Verdict> => {
    const [ran, { helpWith }] = await Promise.all([known(), import('./help.ts')]);
    const asked = currentQuestion(ran);
    const run = ran.rounds[ran.round]?.run;
    if (asked === undefined || run === undefined) throw new Error('There is no question left.');
    const { expected } = asked;
    const marked = await callEngine('markNumber', { text, expected, ...helpWith(ran.plan, run, asked) });
    const rounded = marked.kind === 'wrong' && marked.mistake === 'rounding';
    if (!rounded) return marked;
    return { kind: 'correct', message: `Rounded a little more finely it is ${formatNumber(expected)}.` };
  };
  const onMarked = (verdict: Verdict): void => {
    begun.current = true;
    setTold(`${verdictWords(verdict)} `);
    send({ type: 'marked', verdict });
    if (exercise !== undefined && verdict.kind === 'wrong') reportResult({ exercise, outcome: 'tried' });
  };
  const quiz = useRef<HTMLDivElement>(null);
  const isOver = question === undefined;
  // What was pressed is gone when a point is done or begins: the focus goes to what is there instead.
  useEffect(() => {
    if (begun.current) quiz.current?.querySelector<HTMLElement>('.gg-answer, .gg-done button')?.focus();
  }, [isOver, state.round]);
  const done = `${finished ? 'Done.' : 'This point is done.'} ${scoreOf(state.answers)}`;
  const asked =
    question === undefined
      ? done
      : `Number ${state.index + 1} of ${state.questions.length}: ${question.ask.map(speak).join('')} ${question.left.map(speak).join('')}.`;

  const drawing = {
    plan,
    scene,
    beat: state.round * 1000 + state.index,
    draggable: false,
    backward: true,
    label: summaryOf(plan, scene, 'all'),
  };
  const point = rounds[state.round]?.at ?? {};
  const next = rounds[state.round + 1]?.at;

  return (
    <div class="gg gg--predict" data-wide-from={wideFrom(plan)}>
      {rounds.length > 1 && (
        <p class="gg-round">
          Point {state.round + 1} of {rounds.length}: {pointText(point)}
        </p>
      )}
      <Stage {...drawing} />
      <div class="gg-quiz" ref={quiz}>
        <p class="gw-visually-hidden" role="status">
          {begun.current ? `${told}${asked}` : ''}
        </p>
        <div
          class="gg-progress"
          role="progressbar"
          aria-label="Numbers known"
          aria-valuemin={0}
          aria-valuemax={state.questions.length}
          aria-valuenow={state.index}
        >
          <span
            class="gg-progress-bar"
            style={{ width: `${(100 * state.index) / Math.max(1, state.questions.length)}%` }}
          />
        </div>
        {question !== undefined && (
          <Ask
            key={`${state.round}`}
            name={exercise ?? 'prediction'}
            question={question}
            number={state.index + 1}
            of={state.questions.length}
            verdict={state.verdict}
            mark={mark}
            onMarked={onMarked}
            onShow={onShow}
          />
        )}
        {question === undefined && (
          <div class="gg-done">
            <p>
              <strong>{finished ? 'Done.' : 'This point is done.'}</strong> {scoreOf(state.answers)}
            </p>
            <div class="gg-row">
              {next !== undefined && (
                <button
                  type="button"
                  class="gw-button gw-button--main"
                  onClick={() => {
                    setTold('');
                    send({ type: 'next-round' });
                  }}
                >
                  Go on with {pointText(next)}
                </button>
              )}
              {finished && (
                <button
                  type="button"
                  class="gw-button"
                  onClick={() => {
                    setTold('');
                    send({ type: 'restart' });
                  }}
                >
                  Once more
                </button>
              )}
            </div>
          </div>
        )}
        <Hints hints={hints} html />
      </div>
      <p class="gg-no-script">
        Without scripts, predict on paper: every value, every local derivative, then every gradient.
      </p>
      <TableTwin plan={plan} scene={scene} show="all" />
    </div>
  );
}

interface AskProps {
  /** Prefix of the ids in the form. */
  readonly name: string;
  readonly question: Question;
  readonly number: number;
  readonly of: number;
  readonly verdict: Verdict | undefined;
  mark(text: string): Promise<Verdict>;
  onMarked(verdict: Verdict): void;
  onShow(): Promise<void>;
}

function Ask({ name, question, number, of, verdict, mark, onMarked, onShow }: AskProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  /** One thing at a time, and the field ready for the next; what the engine could not do is said. */
  const unlessBusy = async (act: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await act();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      onMarked({ kind: 'unmarkable', message: `This could not be marked: ${message} Try again.` });
    }
    setBusy(false);
    field.current?.focus();
  };
  const submit = async (): Promise<void> => {
    if (text.trim() === '') return;
    await unlessBusy(async () => {
      const verdict = await mark(text);
      if (verdict.kind === 'correct') setText('');
      onMarked(verdict);
    });
  };

  return (
    <form
      class="gg-ask"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p class="gg-ask-count">
        {number} of {of}
      </p>
      <label class="gg-ask-words" for={`${name}-answer`}>
        <Pieces pieces={question.ask} />
      </label>
      <div class="gg-row">
        <span class={`gg-ask-left gw-${question.tone}`}>
          <Pieces pieces={[...question.left, ' = ']} />
          <span class="gd-mark" aria-hidden="true">
            {TONES[question.tone]}
          </span>
        </span>
        <input
          ref={field}
          id={`${name}-answer`}
          class={`gw-field gg-answer gw-${question.tone}`}
          type="text"
          inputMode="text"
          autocomplete="off"
          aria-describedby={`${name}-verdict`}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="gw-button gw-button--main" aria-disabled={busy}>
          Check
        </button>
        <button
          type="button"
          class="gw-button gw-button--quiet"
          onClick={() => {
            setText('');
            void unlessBusy(onShow);
          }}
        >
          Show it
        </button>
      </div>
      {verdict !== undefined && <VerdictBox verdict={verdict} id={`${name}-verdict`} />}
    </form>
  );
}

function pointText(at: Readonly<Record<string, number>>): string {
  return Object.entries(at)
    .map(([name, value]) => `${name} = ${formatNumber(value)}`)
    .join(', ');
}
