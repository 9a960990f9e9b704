/** What is done and what is open, for exercises of several parts: a row of numbers to go back and forth. */
import { useRef } from 'preact/hooks';
import { useArrival } from '../../ui/use-arrival.ts';

interface Props {
  /** What a part is called: script, loop, target. */
  readonly what: string;
  readonly count: number;
  readonly current: number;
  readonly done: readonly boolean[];
  onGo(to: number): void;
}

export function Rounds({ what, count, current, done, onGo }: Props) {
  const here = useRef<HTMLButtonElement>(null);
  useArrival(current, here);
  return (
    <nav class="al-rounds" aria-label={`${what}s`}>
      {Array.from({ length: count }, (_, i) => (
        <button
          key={i}
          ref={i === current ? here : undefined}
          type="button"
          class="gw-button"
          aria-current={i === current ? 'step' : undefined}
          aria-label={`${what} ${i + 1}${done[i] ? ', right' : ''}`}
          onClick={() => onGo(i)}
        >
          {i + 1}
          <span aria-hidden="true">{done[i] ? ' ✓' : ''}</span>
        </button>
      ))}
    </nav>
  );
}
