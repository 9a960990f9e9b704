/** The errors that can be predicted, in words: what a learner chooses from. */
import type { AutogradCause } from '../../schemas/autograd.ts';

export const CAUSES: Readonly<Record<AutogradCause, string>> = {
  freed: 'a value that backward needs was freed by an earlier backward',
  'modified-in-place': 'a value that backward needs was changed in place',
  'leaf-in-place': 'a leaf that requires grad is changed in place',
  'view-of-leaf-in-place': 'a view of a leaf that requires grad is changed in place',
  'not-scalar': 'backward begins at several numbers',
  'no-graph': 'backward begins where no leaf leads to',
  'not-a-leaf': 'the flag of a result is switched',
  'not-float-constructor': 'whole numbers are asked to require grad',
  numpy: 'a tracked tensor is handed to NumPy',
  'inference-saved': 'an inference tensor would have to be kept for backward',
};

/** What stands to choose from, by lesson: few enough to think about each. */
export function causesFor(lesson: string): readonly AutogradCause[] {
  return lesson === 'N10'
    ? ['not-scalar', 'no-graph', 'not-a-leaf', 'numpy', 'freed', 'leaf-in-place']
    : ['freed', 'modified-in-place', 'leaf-in-place', 'not-scalar', 'no-graph'];
}
