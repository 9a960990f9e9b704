/**
 * Prediction as a pure machine: one question after another, each answered, or shown on request. A round is the whole
 * timeline at one point; the next point begins when a round is done.
 */
import type { Env, GraphRun } from '../../expr/types.ts';
import type { Verdict } from '../../grading/verdict.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import { type Question, questionsOf } from './questions.ts';
import { sceneOf } from './scene.ts';
import { timelineOf } from './timeline.ts';

export interface Round {
  readonly at: Env;
  /** The whole run, or no more of it than what is given: see `givenOf`. */
  readonly run: GraphRun;
}

/** What a page may carry before anybody has answered: the numbers of inputs and constants. */
export function givenOf(plan: GraphPlan, run: GraphRun): GraphRun {
  const given = plan.nodes.filter(({ kind }) => kind !== 'operation');
  const values = Object.fromEntries(given.map(({ id }) => [id, run.values[id] ?? Number.NaN]));
  return { values, grads: {}, locals: {} };
}

/** How a number became known: predicted at the first try, at a later one, or shown. */
export type Answer = 'first' | 'later' | 'shown';

export interface Predictor {
  readonly plan: GraphPlan;
  readonly rounds: readonly Round[];
  readonly round: number;
  readonly questions: readonly Question[];
  /** One per question done, over all rounds. */
  readonly answers: readonly Answer[];
  /** The question being asked; `questions.length` when the round is done. */
  readonly index: number;
  readonly tries: number;
  /** What was said to the last try. */
  readonly verdict: Verdict | undefined;
}

export type PredictEvent =
  /** The engine's numbers for all rounds. */
  | { readonly type: 'ran'; readonly runs: readonly GraphRun[] }
  | { readonly type: 'marked'; readonly verdict: Verdict }
  | { readonly type: 'show' }
  | { readonly type: 'next-round' }
  | { readonly type: 'restart' };

export function makePredictor(plan: GraphPlan, rounds: readonly Round[]): Predictor {
  return { plan, rounds, answers: [], tries: 0, verdict: undefined, ...startRound(plan, rounds, 0) };
}

function startRound(plan: GraphPlan, rounds: readonly Round[], round: number) {
  const run = rounds[round]?.run;
  const questions = run === undefined ? [] : questionsOf(plan, run, timelineOf(plan, 'all'));
  return { round, questions, index: 0 };
}

export function predict(state: Predictor, event: PredictEvent): Predictor {
  const { plan, rounds } = state;
  const done = state.index >= state.questions.length;
  const onwards = (answer: Answer, verdict: Verdict | undefined): Predictor => ({
    ...state,
    answers: [...state.answers, answer],
    index: state.index + 1,
    tries: 0,
    verdict,
  });
  switch (event.type) {
    case 'ran': {
      const known = rounds.map(({ at, run }, index) => ({ at, run: event.runs[index] ?? run }));
      const { questions } = startRound(plan, known, state.round);
      return { ...state, rounds: known, questions };
    }
    case 'marked': {
      if (done) return state;
      const { verdict } = event;
      if (verdict.kind === 'correct') return onwards(state.tries === 0 ? 'first' : 'later', verdict);
      // What could not be read is not a try.
      return { ...state, verdict, tries: state.tries + (verdict.kind === 'wrong' ? 1 : 0) };
    }
    case 'show':
      return done ? state : onwards('shown', undefined);
    case 'next-round':
      if (!done || state.round + 1 >= rounds.length) return state;
      return { ...state, verdict: undefined, ...startRound(plan, rounds, state.round + 1) };
    case 'restart':
      return makePredictor(plan, rounds);
  }
}

export function currentQuestion(state: Predictor): Question | undefined {
  return state.questions[state.index];
}

export function isFinished(state: Predictor): boolean {
  return currentQuestion(state) === undefined && state.round + 1 >= state.rounds.length;
}

export function predictScene(state: Predictor): Scene {
  const question = currentQuestion(state);
  const run = state.rounds[state.round]?.run;
  if (run === undefined) throw new RangeError('There is no point to predict at.');
  return sceneOf(state.plan, run, {
    known: state.questions.slice(0, state.index).map(({ reveal }) => reveal),
    step: question?.step,
    asked: question?.reveal,
  });
}

/** `26 numbers: 24 at the first try, 1 later, 1 shown.` */
export function scoreOf(answers: readonly Answer[]): string {
  const count = (answer: Answer): number => answers.filter((a) => a === answer).length;
  const parts = [`${count('first')} at the first try`];
  if (count('later') > 0) parts.push(`${count('later')} later`);
  if (count('shown') > 0) parts.push(`${count('shown')} shown`);
  return `${answers.length} numbers: ${parts.join(', ')}.`;
}
