/**
 * Marks a submission again, with what marked it the first time: code runs in the sandbox against all its tests, formulas
 * and grids go through the markers, choices are held against the quiz. The exercise itself comes from this site, never from the file.
 */
import type { Language } from '../../runtime/protocol.ts';
import type { Submission } from '../../ui/report.ts';
import { parseOffer } from '../../widgets/code-exercise/offer.ts';
import type { GradientExerciseData } from '../../widgets/gradient-exercise/form.ts';
import type { MatrixExerciseData } from '../../widgets/matrix-exercise/sheet.ts';
import { countChecked, type Question } from '../../widgets/quiz/checked.ts';

export interface Remarked {
  /** `none`: it could not be marked to the end, which says nothing against the answer. */
  readonly verdict: 'right' | 'wrong' | 'none';
  /** One sentence: what came out now. */
  readonly words: string;
}

interface QuizData {
  readonly questions: readonly Question[];
}

type Of<K extends Submission['kind']> = Extract<Submission, { kind: K }>;

/** Never rejects: what keeps an answer from being marked is said in a sentence. */
export async function remark(exercise: string, submission: Submission, base: string): Promise<Remarked> {
  try {
    return await marked(exercise, submission, base);
  } catch (error) {
    return { verdict: 'none', words: error instanceof Error ? error.message : 'It could not be marked.' };
  }
}

async function marked(exercise: string, submission: Submission, base: string): Promise<Remarked> {
  const response = await fetch(`${base}/exercises/${encodeURIComponent(exercise)}.json`).catch(
    () => undefined,
  );
  if (!response?.ok)
    throw new Error('This exercise could not be fetched, or is no longer part of the course.');
  const text = await response.text();
  if (submission.kind === 'code') return remarkCode(text, submission);
  const data: unknown = JSON.parse(text);
  const { kind } = data as { kind: string };
  if (kind !== submission.kind)
    return { verdict: 'wrong', words: `The exercise is of another kind: ${kind}.` };
  if (submission.kind === 'quiz') return remarkQuiz(data as QuizData, submission);
  return submission.kind === 'gradient'
    ? remarkGradient(data as GradientExerciseData, submission)
    : remarkMatrix(data as MatrixExerciseData, submission);
}

async function remarkCode(text: string, { language, source }: Of<'code'>): Promise<Remarked> {
  const { run, sceneOf, lengthCase } = await import('../../widgets/code-exercise/run.ts');
  const offer = parseOffer(text);
  const version = offer.versions?.find((one) => one.language === language);
  if (!version)
    return { verdict: 'wrong', words: `The exercise is not offered in ${language.slice(0, 20)}.` };
  const { helpers, probes, cases } = version;
  const calls = cases.map(({ call }) => call);
  const result = await run(
    { language: language as Language, source, helpers, probes, calls },
    { limits: { timeMs: offer.timeLimitMs } },
  );
  const length = offer.maxLines === undefined ? [] : [lengthCase(source, offer.maxLines)];
  const { kind, headline } = sceneOf(version, offer.mistakes, result, length);
  const unmarked = result.status === 'unavailable' || result.status === 'stopped';
  return { verdict: unmarked ? 'none' : kind === 'correct' ? 'right' : 'wrong', words: headline };
}

async function remarkGradient(
  exercise: GradientExerciseData,
  { numbers, fields }: Of<'gradient'>,
): Promise<Remarked> {
  const [{ freshPoints }, { check, makeSheet, allFields }] = await Promise.all([
    import('../../grading/index.ts'),
    import('../../widgets/gradient-exercise/tools.ts'),
  ]);
  const sheet = makeSheet({ ...exercise, points: freshPoints(exercise, numbers) });
  const ids = allFields(sheet).map(({ id }) => id);
  const typed = ids.map((id) => [id, { text: fields[id] ?? '', tries: 0 }] as const);
  const { answers } = check(sheet, { answers: Object.fromEntries(typed), news: '' }, ids);
  return counted(ids.map((id) => answers[id]?.verdict?.kind === 'correct'));
}

async function remarkMatrix(
  exercise: MatrixExerciseData,
  { numbers, grids }: Of<'matrix'>,
): Promise<Remarked> {
  const [{ freshMatrices }, { markQuantity }] = await Promise.all([
    import('../../grading/index.ts'),
    import('../../widgets/matrix-exercise/marker.ts'),
  ]);
  const given = numbers === 0 ? exercise.given : freshMatrices(exercise, numbers)[numbers - 1];
  if (given === undefined) return { verdict: 'wrong', words: `There is no set of numbers ${numbers}.` };
  const question = { ...exercise, given };
  return counted(
    exercise.ask.map((name) => markQuantity(question, name, grids[name] ?? '').kind === 'correct'),
  );
}

/** A question that the record does not hold is no mistake: it may have been worded otherwise when it was answered. */
function remarkQuiz({ questions }: QuizData, { checked }: Of<'quiz'>): Remarked {
  const { right, atFirst, wrong, missing } = countChecked(questions, checked);
  const first = atFirst === right ? 'all of them' : `${atFirst} of them`;
  return {
    verdict: wrong > 0 ? 'wrong' : missing > 0 ? 'none' : 'right',
    words: [
      `${right} of ${questions.length} answers are right, ${first} at the first try.`,
      ...(missing > 0
        ? [`${missing} of the questions as they stand now ${missing === 1 ? 'has' : 'have'} no answer.`]
        : []),
    ].join(' '),
  };
}

function counted(right: readonly boolean[]): Remarked {
  const count = right.filter(Boolean).length;
  return {
    verdict: count === right.length ? 'right' : 'wrong',
    words: `${count} of ${right.length} answers are right.`,
  };
}
