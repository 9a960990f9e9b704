/** How a signal fares through ten layers, and a gradient back: the lab's own numbers, drawn anew with another seed. */
import { useRef, useState } from 'preact/hooks';
import { signals } from '../../runtime/training-client.ts';
import type { Signal } from '../../training/signal.ts';
import { SaveRow } from '../../ui/SaveRow.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { csvText } from '../../viz/csv.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { signalRows } from './lab.ts';

interface Props {
  readonly first: readonly Signal[];
  readonly seed: number;
}

const LAYERS = [1, 5, 10];

export function SignalTable({ first, seed: start }: Props) {
  const [seed, setSeed] = useState(start);
  const [found, setFound] = useState(first);
  const [problem, setProblem] = useState<string>();
  const newest = useRef(start);
  const again = async (): Promise<void> => {
    newest.current += 1;
    const wanted = newest.current;
    try {
      const next = await signals(signalRows(wanted).map(({ setup }) => setup));
      if (wanted !== newest.current) return;
      setFound(next);
      setSeed(wanted);
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div class="il-signals">
      <Scroll label="Signals and gradients through ten layers">
        <table class="il-table">
          <caption>
            Ten layers of 100 units, 500 random inputs with standard deviation 1, seed {seed}: the standard
            deviation at layers 1, 5 and 10
          </caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                start
              </th>
              <th scope="colgroup" colSpan={3} class="gw-forward gw-forward--marked">
                activations
              </th>
              <th scope="colgroup" colSpan={3} class="gw-grad gw-grad--marked">
                gradients
              </th>
            </tr>
            <tr>
              {[...LAYERS, ...LAYERS].map((layer, i) => (
                <th key={`${layer}-${i < 3}`} scope="col">
                  {layer}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {signalRows(seed).map(({ name }, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {LAYERS.map((layer) => (
                  <td key={layer} class="gw-forward">
                    {formatNumber(found[row]?.activations[layer - 1] ?? Number.NaN, 3)}
                  </td>
                ))}
                {LAYERS.map((layer) => (
                  <td key={layer} class="gw-grad">
                    {formatNumber(found[row]?.gradients[layer - 1] ?? Number.NaN, 3)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <SaveRow what="all ten layers" file="signals" csv={async () => signalsCsv(found, seed)} />
      <button type="button" class="gw-button" onClick={again}>
        Other random numbers
      </button>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <p role="status" class="gw-visually-hidden">
        {seed === start ? '' : `Computed again with seed ${seed}.`}
      </p>
    </div>
  );
}

/** Every layer, not only the three that the table has room for. */
function signalsCsv(found: readonly Signal[], seed: number): string {
  return csvText(
    ['start', 'layer', 'std of activations', 'std of gradients'],
    signalRows(seed).flatMap(({ name }, row) =>
      (found[row]?.activations ?? []).map((std, i) => [name, i + 1, std, found[row]?.gradients[i]]),
    ),
  );
}
