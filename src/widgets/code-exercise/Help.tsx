/** The rungs of help, each on request and in this order: hints, the puzzle, the solution beside the learner's code. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Hints } from '../../ui/Hints.tsx';

interface Props {
  readonly hints: readonly string[];
  /** Empty at a checkpoint, where it is not given. */
  readonly solution: string;
  readonly solutionListing: ComponentChildren;
  /** The learner's code, for the comparison. */
  readonly mine: string;
  /** Makes a link that carries the learner's code; rejects with a message. */
  readonly onShare: () => Promise<string>;
  /** From now on a right answer is one after the solution. */
  readonly onSeen: () => void;
}
type Ladder = typeof import('./ladder.ts');

export function Help({ hints, solution, solutionListing, mine, onShare, onSeen }: Props) {
  const [ladder, setLadder] = useState<Ladder | null>(null);
  const [rung, setRung] = useState<'none' | 'puzzle' | 'asked' | 'solution'>('none');
  const [link, setLink] = useState('');
  const [said, setSaid] = useState('');

  async function climb(to: typeof rung) {
    setSaid('');
    try {
      setLadder(ladder ?? (await import('./ladder.ts')));
      setRung(to);
    } catch {
      setSaid('This could not be loaded. Check the connection and try again.');
    }
  }

  async function share() {
    setLink('');
    try {
      const made = await onShare();
      setLink(made);
      await navigator.clipboard.writeText(made);
      setSaid('The link is copied. It carries your code as it is now.');
    } catch (error) {
      const tooLong = error instanceof Error && error.message === 'too long to share';
      setSaid(tooLong ? 'This code is too long for a link.' : 'Copy the link below. It carries your code.');
    }
  }

  return (
    <div class="gw-code-help">
      <Hints hints={hints} html />
      <div class="gw-code-actions">
        {solution !== '' && (
          <>
            <button type="button" class="gw-button gw-button--quiet" onClick={() => climb('puzzle')}>
              Lines to put in order
            </button>
            <button type="button" class="gw-button gw-button--quiet" onClick={() => climb('asked')}>
              Solution
            </button>
          </>
        )}
        <button type="button" class="gw-button gw-button--quiet" onClick={share}>
          Share my code
        </button>
      </div>
      <p class="gw-code-said" role="status">
        {said}
      </p>
      {link && <input class="gw-field gw-code-link" aria-label="Link to your code" readOnly value={link} />}
      {rung === 'puzzle' && ladder && (
        <ladder.Puzzle solution={solution} onSolved={onSeen} onClose={() => setRung('none')} />
      )}
      {rung === 'asked' && (
        <fieldset class="gw-code-ask">
          <legend>Show the solution?</legend>
          <p>It ends the puzzle: the exercise will be recorded as solved after the solution.</p>
          <button
            type="button"
            class="gw-button"
            onClick={() => {
              setRung('solution');
              onSeen();
            }}
          >
            Show it
          </button>
          <button type="button" class="gw-button gw-button--quiet" onClick={() => setRung('none')}>
            Not yet
          </button>
        </fieldset>
      )}
      {rung === 'solution' && ladder && (
        <section class="gw-solution" aria-label="Solution">
          <p>One solution</p>
          {solutionListing}
          <details>
            <summary>Line by line beside your code</summary>
            <ladder.Compare mine={mine} theirs={solution} name="the solution" />
          </details>
        </section>
      )}
    </div>
  );
}
