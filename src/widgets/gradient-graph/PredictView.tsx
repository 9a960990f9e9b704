/** The figure with every number hidden until it has been predicted, or asked for. */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Verdict } from '../../grading/verdict.ts';
import { callEngine } from '../../runtime/engine-client.ts';
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
  readonly plan: GraphPlan;
  readonly rounds: readonly Round[];
  /** Results are announced for this exercise; without it nothing is reported. */
  readonly exercise?: string;
  /** HTML made at build. */
  readonly hints?: readonly string[];
}

const TONES = { forward: '▸', local: '∂', grad: '◂' } as const;

export default function PredictView({ plan, rounds, exercise, hints = [] }: PredictProps) {
  const [state, send] = useReducer(predict, undefined, () => makePredictor(plan, rounds));
  const question = currentQuestion(state);
  const scene = predictScene(state);
  const finished = isFinished(state);
  const shown = state.answers.includes('shown');

  useEffect(() => {
    if (exercise === undefined || !finished) return;
    reportResult({ exercise, outcome: 'solved', ...(shown ? { afterSolution: true } : {}) });
  }, [exercise, finished, shown]);

  const onMarked = (verdict: Verdict): void => {
    send({ type: 'marked', verdict });
    if (exercise !== undefined && verdict.kind === 'wrong') reportResult({ exercise, outcome: 'tried' });
  };
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
      <div class="gg-quiz">
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
            onMarked={onMarked}
            onShow={() => send({ type: 'show' })}
          />
        )}
        {question === undefined && (
          <div class="gg-done" role="status">
            <p>
              <strong>{finished ? 'Done.' : 'This point is done.'}</strong> {scoreOf(state.answers)}
            </p>
            <div class="gg-row">
              {next !== undefined && (
                <button
                  type="button"
                  class="gw-button gw-button--main"
                  onClick={() => send({ type: 'next-round' })}
                >
                  Go on with {pointText(next)}
                </button>
              )}
              {finished && (
                <button type="button" class="gw-button" onClick={() => send({ type: 'restart' })}>
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
  onMarked(verdict: Verdict): void;
  onShow(): void;
}

function Ask({ name, question, number, of, verdict, onMarked, onShow }: AskProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const said = verdict === undefined ? '' : verdictWords(verdict);

  const submit = async (): Promise<void> => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    const { expected, slips, hint } = question;
    try {
      const marked = await callEngine('markNumber', { text, expected, mistakes: slips, hint });
      const roundedRight = marked.kind === 'wrong' && marked.mistake === 'rounding';
      const kind: Verdict = roundedRight
        ? { kind: 'correct', message: `Rounded a little more finely it is ${formatNumber(expected)}.` }
        : marked;
      if (kind.kind === 'correct') setText('');
      onMarked(kind);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      onMarked({ kind: 'unmarkable', message: `Your answer could not be marked: ${message} Try again.` });
    }
    setBusy(false);
    field.current?.focus();
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
            onShow();
            field.current?.focus();
          }}
        >
          Show it
        </button>
      </div>
      {verdict !== undefined && <VerdictBox verdict={verdict} id={`${name}-verdict`} />}
      <p class="gw-visually-hidden" role="status">
        {said === '' ? '' : `${said} `}
        {`Number ${number} of ${of}: ${question.ask.map(speak).join('')} ${question.left.map(speak).join('')}.`}
      </p>
    </form>
  );
}

function pointText(at: Readonly<Record<string, number>>): string {
  return Object.entries(at)
    .map(([name, value]) => `${name} = ${formatNumber(value)}`)
    .join(', ');
}
