/** What one expects of each start, asked before anything runs. */
import { START_INFO, type Start } from './starts.ts';

export type Guesses = Readonly<Partial<Record<Start, boolean>>>;

interface Props {
  readonly starts: readonly Start[];
  readonly guesses: Guesses;
  readonly goal: number;
  readonly steps: number;
  readonly name: string;
  onGuess(start: Start, learns: boolean): void;
}

export function Prediction({ starts, guesses, goal, steps, name, onGuess }: Props) {
  return (
    <div class="il-prediction">
      <p>
        <strong>First predict:</strong> which of them learn? A start learns if its test loss gets down to{' '}
        {goal} within {steps} steps.
      </p>
      <div class="il-guesses">
        {starts.map((start) => (
          <fieldset key={start}>
            <legend>{START_INFO[start].name}</legend>
            {[true, false].map((learns) => (
              <label key={String(learns)}>
                <input
                  type="radio"
                  name={`${name}-${start}`}
                  checked={guesses[start] === learns}
                  onChange={() => onGuess(start, learns)}
                />{' '}
                {learns ? 'learns' : 'does not'}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}
