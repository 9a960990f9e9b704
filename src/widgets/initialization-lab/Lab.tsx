/** Up to six ways to start one network, run side by side from one seed, after one has said which of them will learn. */
import { useId, useRef, useState } from 'preact/hooks';
import type { Signal } from '../../training/signal.ts';
import { LossChart } from '../../ui/LossChart.tsx';
import { SaveRow } from '../../ui/SaveRow.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { lossChart } from '../../viz/loss-chart.ts';
import { type Experiment, guessedRight, outcomeWords } from './lab.ts';
import { type Guesses, Prediction } from './Prediction.tsx';
import type { LabProps } from './props.ts';
import { Inside, LossTable, Outcomes } from './Results.tsx';
import { SignalTable } from './SignalTable.tsx';
import { MOST_RUNS, START_INFO, STARTS, type Start } from './starts.ts';
import { useRuns } from './use-runs.ts';

interface Props extends Omit<LabProps, 'caption'> {
  /** The table of signals, made at build; absent where it is not shown. */
  readonly first: readonly Signal[] | undefined;
}

export default function Lab({ first, show, starts: firstStarts, ...given }: Props) {
  const [starts, setStarts] = useState<readonly Start[]>(firstStarts);
  const [experiment, setExperiment] = useState<Experiment>(given);
  const [guesses, setGuesses] = useState<Guesses>({});
  const [log, setLog] = useState(true);
  const [looked, setLooked] = useState<Start>(firstStarts[0] as Start);
  const [moment, setMoment] = useState<'first' | 'now'>('first');
  const [isOpen, setOpen] = useState(false);
  const [tabled, setTabled] = useState(false);
  const [done, setDone] = useState(false);
  const [news, setNews] = useState('');
  const chartBox = useRef<HTMLDivElement>(null);
  const width = useWidth(chartBox, 640);
  const name = useId();
  const runs = useRuns((all) => {
    setDone(true);
    const { right, of } = guessedRight(guesses, all, experiment);
    const outcomes = all.map(
      ({ start, frame }) => `${START_INFO[start].name} ${outcomeWords(frame, experiment)}`,
    );
    setNews(`${outcomes.join('; ')}. ${of > 0 ? `${right} of ${of} predictions were right.` : ''}`);
  });

  const { running, busy } = runs;
  const asked = starts.filter((start) => guesses[start] === undefined).length;
  const change = (next: Partial<Experiment>): void => setExperiment({ ...experiment, ...next });
  const toggle = (start: Start): void => {
    if (starts.includes(start)) {
      if (starts.length > 2) setStarts(starts.filter((one) => one !== start));
    } else if (starts.length < MOST_RUNS)
      setStarts(STARTS.filter((one) => one === start || starts.includes(one)));
  };
  const names = Object.fromEntries(running.map(({ start }, i) => [`run-${i}`, START_INFO[start].name]));
  const scene = lossChart(
    running.map(({ frame }, i) => ({
      id: `run-${i}`,
      steps: frame.curves.steps,
      values: frame.curves.test,
    })),
    { width, height: 320, log, goal: experiment.goal, nameRoom: 72 },
  );
  const score = guessedRight(guesses, running, experiment);
  const shownStart = running.some(({ start }) => start === looked) ? looked : running[0]?.start;

  return (
    <div class="il">
      {show !== 'signals' && (
        <>
          <fieldset class="il-starts">
            <legend>Compare (two to six)</legend>
            {STARTS.map((start) => (
              <label key={start}>
                <input
                  type="checkbox"
                  checked={starts.includes(start)}
                  disabled={busy || starts.length === (starts.includes(start) ? 2 : MOST_RUNS)}
                  onChange={() => toggle(start)}
                />{' '}
                {START_INFO[start].name}
              </label>
            ))}
          </fieldset>
          <div class="il-row">
            <label>
              Activation
              <select
                class="gw-field"
                value={experiment.activation}
                disabled={busy}
                onChange={(event) =>
                  change({ activation: event.currentTarget.value as Experiment['activation'] })
                }
              >
                <option value="tanh">tanh</option>
                <option value="relu">ReLU</option>
              </select>
            </label>
            <Pick
              label="Hidden layers"
              value={experiment.depth}
              of={[1, 2, 4, 6, 8, 10]}
              busy={busy}
              onValue={(depth) => change({ depth })}
            />
            <Pick
              label="Learning rate"
              value={experiment.rate}
              of={[0.01, 0.05, 0.1, 0.2, 0.5, 1]}
              busy={busy}
              onValue={(rate) => change({ rate })}
            />
            <Pick
              label="Seed"
              value={experiment.seed}
              of={[1, 2, 3, 4, 5]}
              busy={busy}
              onValue={(seed) => change({ seed })}
            />
          </div>
          <Prediction
            starts={starts}
            guesses={guesses}
            goal={experiment.goal}
            steps={experiment.steps}
            name={name}
            onGuess={(start, learns) => setGuesses({ ...guesses, [start]: learns })}
          />
          <div class="il-row">
            <button
              type="button"
              class="gw-button gw-button--main"
              onClick={() => {
                if (busy) {
                  runs.pause();
                  return;
                }
                setDone(false);
                setNews('');
                runs.begin(starts, experiment);
              }}
            >
              {busy ? 'Stop' : asked === starts.length ? 'Run without predicting' : 'Run all'}
            </button>
            <p class="il-dim">
              {asked > 0
                ? `${asked} of ${starts.length} not predicted yet.`
                : done && score.of > 0
                  ? `${score.right} of ${score.of} predictions right.`
                  : ''}
            </p>
          </div>
          {runs.problem !== undefined && (
            <p class="il-problem" role="alert">
              {runs.problem}
            </p>
          )}
          {running.length > 0 && (
            <>
              <div ref={chartBox}>
                <LossChart
                  scene={scene}
                  unit="test loss"
                  names={names}
                  named
                  label={`Test losses over steps. ${running.map(({ start, frame }) => `${START_INFO[start].name} ${outcomeWords(frame, experiment)}`).join('; ')}.`}
                />
              </div>
              <label class="il-check">
                <input
                  type="checkbox"
                  checked={log}
                  onChange={(event) => setLog(event.currentTarget.checked)}
                />{' '}
                Logarithmic scale
              </label>
              <SaveRow
                what="the losses"
                file="starts"
                picture={() => chartBox.current}
                csv={async () =>
                  (await import('../../viz/training-csv.ts')).curvesCsv(
                    running.map(({ start, frame }) => ({ run: START_INFO[start].name, of: frame.curves })),
                  )
                }
              />
              <Outcomes running={running} guesses={guesses} experiment={experiment} done={done} />
              <details open={tabled} onToggle={(event) => setTabled(event.currentTarget.open)}>
                <summary>The losses as a table</summary>
                {tabled && <LossTable running={running} />}
              </details>
              <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
                <summary>Look inside: activations, gradients, weights</summary>
                {isOpen && shownStart !== undefined && (
                  <>
                    <div class="il-row">
                      <label>
                        When
                        <select
                          class="gw-field"
                          value={moment}
                          onChange={(event) => setMoment(event.currentTarget.value as 'first' | 'now')}
                        >
                          <option value="first">before the first step</option>
                          <option value="now">now</option>
                        </select>
                      </label>
                      <label>
                        Weights of
                        <select
                          class="gw-field"
                          value={shownStart}
                          onChange={(event) => setLooked(event.currentTarget.value as Start)}
                        >
                          {running.map(({ start }) => (
                            <option key={start} value={start}>
                              {START_INFO[start].name}
                            </option>
                          ))}
                        </select>
                      </label>
                    </div>
                    <Inside running={running} chosen={shownStart} moment={moment} />
                  </>
                )}
              </details>
            </>
          )}
        </>
      )}
      {first !== undefined && <SignalTable first={first} seed={given.seed} />}
      <p role="status" class="gw-visually-hidden">
        {news}
      </p>
    </div>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: number;
  /** Choices; the value is added where it is none of them. */
  readonly of: readonly number[];
  readonly busy: boolean;
  onValue(value: number): void;
}

function Pick({ label, value, of, busy, onValue }: PickProps) {
  const choices = of.includes(value) ? of : [...of, value].sort((a, b) => a - b);
  return (
    <label>
      {label}
      <select
        class="gw-field"
        value={String(value)}
        disabled={busy}
        onChange={(event) => onValue(Number(event.currentTarget.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}
