/** The learner's code and another text as one list of lines: what both have, and what only one of them has. */
import { diffLines } from './diff.ts';

const MARKS = {
  both: [' ', ''],
  mine: ['−', 'only in yours: '],
  theirs: ['+', 'only in the other: '],
} as const;

export function Compare({ mine, theirs, name }: { mine: string; theirs: string; name: string }) {
  return (
    <div class="gw-compare">
      <p>
        <span class="gw-compare-key">−</span> only in your code <span class="gw-compare-key">+</span> only in{' '}
        {name}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {diffLines(mine, theirs).map(({ text, in: where }, i) => {
          const [mark, words] = MARKS[where];
          return (
            <span class="gw-compare-line" data-in={where} key={`${i}${text}`}>
              <span aria-hidden="true">{mark} </span>
              <span class="gw-visually-hidden">{words}</span>
              <span class="gw-compare-text">{text}</span>
              {'\n'}
            </span>
          );
        })}
      </pre>
    </div>
  );
}
