/** How every widget shows a verdict. It is silent for screen readers: the widget announces results once, itself. */
import type { Verdict } from '../grading/verdict.ts';
import { VERDICT_MARKS, verdictWords } from './verdict-words.ts';

interface Props {
  readonly verdict: Verdict;
  /** For `aria-describedby` of the field that was marked. */
  readonly id?: string;
}

export function VerdictBox({ verdict, id }: Props) {
  return (
    <div class="gw-verdict" data-kind={verdict.kind} id={id}>
      <span aria-hidden="true">{VERDICT_MARKS[verdict.kind]}</span>
      <div>
        {verdictWords(verdict)}
        {verdict.kind === 'wrong' && verdict.paths && (
          <dl class="gw-verdict-paths">
            <dt>Yours</dt>
            <dd>{verdict.paths.yours}</dd>
            <dt>The graph’s</dt>
            <dd>{verdict.paths.right}</dd>
          </dl>
        )}
      </div>
    </div>
  );
}
