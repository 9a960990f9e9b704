/** The solution's lines out of order: the step between the last hint and the solution. Buttons only: keys, touch, mouse. */
import { useRef, useState } from 'preact/hooks';
import { pieces, rightFromTop, shuffled } from './parsons.ts';

interface Props {
  readonly solution: string;
  /** Called when the puzzle is solved: from then on the learner has seen the solution. */
  readonly onSolved: () => void;
  readonly onClose: () => void;
}

export function Puzzle({ solution, onSolved, onClose }: Props) {
  const [all] = useState(() => pieces(solution));
  const [order, setOrder] = useState(() => shuffled(all));
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);

  function move(place: number, by: -1 | 1) {
    const to = place + by;
    const next = [...order];
    const [piece] = next.splice(place, 1);
    if (piece === undefined || to < 0 || to >= order.length) return;
    next.splice(to, 0, piece);
    setOrder(next);
    setSaid(`Line ${place + 1} is now line ${to + 1}.`);
    // The pressed button travels with its line; focus goes with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.children[to]?.querySelectorAll('button');
      const wanted = buttons?.[by === -1 ? 0 : 1];
      (wanted?.disabled ? buttons?.[by === -1 ? 1 : 0] : wanted)?.focus();
    });
  }

  function check() {
    const right = rightFromTop(all, order);
    if (right === all.length) {
      setSaid('All lines are in order. Type it into the editor in your own words and run it.');
      onSolved();
    } else if (right === 0) setSaid('The first line is not the first yet.');
    else
      setSaid(
        `The first ${right === 1 ? 'line is' : `${right} lines are`} right. Look at line ${right + 1}.`,
      );
  }

  return (
    <section class="gw-puzzle" aria-label="Put the lines in order">
      <p>Put the lines in order. Indentation is right already. The finished puzzle is a solution.</p>
      <ol ref={list} class="gw-puzzle-pieces">
        {order.map((index, place) => (
          <li key={index} class="gw-puzzle-piece">
            <span class="gw-puzzle-moves">
              <button
                type="button"
                class="gw-button"
                disabled={place === 0}
                aria-label={`Move line ${place + 1} up`}
                onClick={() => move(place, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                class="gw-button"
                disabled={place === order.length - 1}
                aria-label={`Move line ${place + 1} down`}
                onClick={() => move(place, 1)}
              >
                ↓
              </button>
            </span>
            <code>{all[index]}</code>
          </li>
        ))}
      </ol>
      <p role="status">{said}</p>
      <button type="button" class="gw-button" onClick={check}>
        Check the order
      </button>{' '}
      <button type="button" class="gw-button gw-button--quiet" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
