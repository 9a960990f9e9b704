/** What came of every start, beside what was expected, with the layers of the one that is looked at. */
import { useMemo, useRef } from 'preact/hooks';
import type { Layer } from '../../training/diagnose.ts';
import type { Weights } from '../../training/session.ts';
import { Hinton } from '../../ui/Hinton.tsx';
import { Histogram } from '../../ui/Histogram.tsx';
import { SaveRow } from '../../ui/SaveRow.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { fewRows } from '../../viz/curve-table.ts';
import { formatLoss, formatNumber } from '../../viz/format-number.ts';
import { type Experiment, learnedAt, outcomeWords, reasonFor } from './lab.ts';
import type { Guesses } from './Prediction.tsx';
import { START_INFO, type Start } from './starts.ts';
import type { Running } from './use-runs.ts';

interface OutcomesProps {
  readonly running: readonly Running[];
  readonly guesses: Guesses;
  readonly experiment: Experiment;
  readonly done: boolean;
}

const guessWord = (guess: boolean | undefined): string =>
  guess === undefined ? '–' : guess ? 'learns' : 'does not';

export function Outcomes({ running, guesses, experiment, done }: OutcomesProps) {
  const heads = ['you said', done ? 'it' : 'so far it', 'first loss', 'before the first step'] as const;
  return (
    <Scroll label="What came of each start">
      <table class="il-table il-outcomes">
        <caption>What came of it</caption>
        <thead>
          <tr>
            <th scope="col">start</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {running.map(({ start, frame, first }) => {
            const guess = guesses[start];
            const right = guess === (learnedAt(frame, experiment) !== undefined);
            return (
              <tr key={start}>
                <th scope="row">{START_INFO[start].name}</th>
                <td data-head={heads[0]}>
                  {guessWord(guess)} {done && guess !== undefined && (right ? '✓' : '✗')}
                </td>
                <td data-head={heads[1]}>{outcomeWords(frame, experiment)}</td>
                <td data-head={heads[2]}>{formatLoss(first.standing.train)}</td>
                <td data-head={heads[3]} class="il-reason">
                  {reasonFor(start, first, experiment)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The curves as numbers: one row for each of a few steps, one column for each start. */
export function LossTable({ running }: { readonly running: readonly Running[] }) {
  const longest = running.reduce((long, one) =>
    one.frame.curves.steps.length > long.frame.curves.steps.length ? one : long,
  );
  return (
    <Scroll label="Test losses by step">
      <table class="il-table">
        <thead>
          <tr>
            <th scope="col">step</th>
            {running.map(({ start }) => (
              <th key={start} scope="col">
                {START_INFO[start].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fewRows(longest.frame.curves).map(({ step }) => (
            <tr key={step}>
              <th scope="row">{step}</th>
              {running.map(({ start, frame: { curves } }) => {
                const loss = curves.test[curves.steps.indexOf(step)];
                return <td key={start}>{loss === undefined ? '–' : formatLoss(loss)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

interface InsideProps {
  readonly running: readonly Running[];
  /** Whose weights are drawn. */
  readonly chosen: Start;
  readonly moment: 'first' | 'now';
}

/** Histograms of all runs side by side, layer by layer; the weights of one. */
export function Inside({ running, chosen, moment }: InsideProps) {
  const frames = running.map(({ start, first, frame }) => ({
    start,
    frame: moment === 'first' ? first : frame,
  }));
  const depth = frames[0]?.frame.layers?.length ?? 0;
  const weights = frames.find(({ start }) => start === chosen)?.frame.weights;
  const table = useRef<HTMLTableElement>(null);
  const squares = useRef<HTMLDivElement>(null);
  const drawnWeights = useMemo(
    () => weights && <Squares weights={weights} of={START_INFO[chosen].name} />,
    [weights],
  );
  return (
    <>
      <Scroll label="Activations and gradients of every start, layer by layer">
        <table ref={table} class="il-table il-inside">
          <caption>
            <span class="gw-forward gw-forward--marked">activations</span> and{' '}
            <span class="gw-grad gw-grad--marked">gradients</span> with their standard deviations
          </caption>
          <thead>
            <tr>
              <th scope="col">layer</th>
              {frames.map(({ start }) => (
                <th key={start} scope="col">
                  {START_INFO[start].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: depth }, (_, layer) => (
              <tr key={String(layer)}>
                <th scope="row">{layer === depth - 1 ? 'output' : layer + 1}</th>
                {frames.map(({ start, frame }) => (
                  <td key={start}>
                    <Pair layer={frame.layers?.[layer]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <SaveRow
        what="the layers"
        file="layers"
        picture={() => table.current}
        csv={async () => {
          const all = frames.flatMap(({ start, frame: { layers } }) =>
            layers ? [{ run: START_INFO[start].name, of: layers }] : [],
          );
          return (await import('../../viz/training-csv.ts')).layersCsv(all);
        }}
      />
      <div ref={squares}>{drawnWeights}</div>
      <SaveRow
        what="the weights"
        file="weights"
        picture={() => squares.current}
        csv={async () => weights && (await import('../../viz/training-csv.ts')).weightsCsv(weights)}
      />
    </>
  );
}

/** The first three matrices. */
function Squares({ weights, of }: { readonly weights: readonly Weights[]; readonly of: string }) {
  return (
    <div class="il-weights">
      {weights
        .filter(({ shape }) => shape.length === 2)
        .slice(0, 3)
        .map(({ name, shape: [rows = 0, columns = 0], values }) => (
          <figure key={name}>
            <Hinton
              values={values}
              rows={rows}
              columns={columns}
              cell={7}
              name={name}
              label={`${name} of ${of}: ${rows} rows, one for each unit.`}
            />
            <figcaption>
              {name}, one row for each unit{sameRows(values, rows, columns) ? ': all rows are equal' : ''}
            </figcaption>
          </figure>
        ))}
    </div>
  );
}

/** Drawn anew only when its numbers are: there may be a hundred of these. */
function Pair({ layer }: { readonly layer: Layer | undefined }) {
  return useMemo(
    () =>
      layer && (
        <>
          <span class="gw-forward">
            <Histogram of={layer.activations} width={84} height={22} />
            {formatNumber(layer.activations.std, 2)}
          </span>
          <span class="gw-grad">
            <Histogram of={layer.gradients} width={84} height={22} />
            {formatNumber(layer.gradients.std, 2)}
          </span>
        </>
      ),
    [layer],
  );
}

function sameRows(values: Float32Array, rows: number, columns: number): boolean {
  return rows > 1 && values.every((value, k) => value === values[k % columns]);
}
