/** Where numbers and words come from: said below every run. */

/** The version that recorded tests/golden/torch/scripts.json, as people write it; a test compares. */
export const RECORDED_WITH = '1.13';
/** The version whose wording the engine's errors follow. */
export const WORDED_AS = '2.13';

export function Note({ own }: { readonly own: boolean }) {
  return (
    <p class="al-note">
      {own
        ? 'Your lines, run by the course’s engine with PyTorch’s rules. This exact script was not given to PyTorch.'
        : `Run by the course’s engine in float64. PyTorch ${RECORDED_WITH} was given the same lines, and its values, flags and versions after each line agree.`}{' '}
      Errors open with the words of PyTorch {WORDED_AS}.
    </p>
  );
}
