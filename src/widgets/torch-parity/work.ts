/** What one comparison does, behind one dynamic import: recordings, engine, sandbox and diagnosis come with the first. */
import { type Diagnosis, diagnose } from '../../grading/parity/diagnose.ts';
import type { RunOptions } from '../../runtime/protocol.ts';
import { engineGradients } from './engine.ts';
import { type Answer, type LearnerCode, learnerGradients } from './learner.ts';
import { lossWords, type ParityScene, parityScene } from './model.ts';
import { type DataName, loadRecording, type Recording } from './recorded.ts';

export interface Result {
  readonly scene?: ParityScene;
  readonly loss: string;
  readonly diagnosis?: Diagnosis | null;
  readonly trouble?: { readonly message: string; readonly stopped: boolean };
}

/** `subject` is the learner's code, or null for the course's engine. One result for each data set. */
export async function compareAll(
  names: readonly DataName[],
  subject: LearnerCode | null,
  options: RunOptions,
): Promise<Result[]> {
  const recordings = await Promise.all(names.map(loadRecording));
  const answers: Answer[] = subject
    ? await learnerGradients(subject, recordings, options)
    : recordings.map(({ parameters, batch }) => ({
        kind: 'gradients',
        ...engineGradients(parameters, batch),
      }));
  return answers.flatMap((answer, i) => (recordings[i] ? [resultOf(answer, recordings[i])] : []));
}

function resultOf(answer: Answer, { grads, parameters, batch, loss }: Recording): Result {
  if (answer.kind === 'trouble') return { loss: '', trouble: answer };
  return {
    scene: parityScene(answer.grads, grads),
    loss: lossWords(answer.loss, loss),
    diagnosis: diagnose(answer.grads, grads, parameters, batch),
  };
}
