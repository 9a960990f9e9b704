/** What can be seen inside the network: activations, gradients, weights, digits mistaken. Each panel stands beside its numbers. */
import type { Layer } from '../../training/diagnose.ts';
import type { Confusion, Weights } from '../../training/session.ts';
import { Hinton } from '../../ui/Hinton.tsx';
import { Histogram } from '../../ui/Histogram.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { formatNumber } from '../../viz/format-number.ts';

const short = (value: number): string => formatNumber(value, 3);

export function Layers({ layers }: { readonly layers: readonly Layer[] }) {
  return (
    <Scroll label="Activations and gradients by layer">
      <table class="tr-layers">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col" class="gw-forward gw-forward--marked">
              activations
            </th>
            <th scope="col">std</th>
            <th scope="col">zeros</th>
            <th scope="col" class="gw-grad gw-grad--marked">
              gradients
            </th>
            <th scope="col">std</th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ name, activations, gradients }) => (
            <tr key={name}>
              <th scope="row">{name.replace('layer ', '')}</th>
              <td class="gw-forward">
                <Histogram of={activations} width={150} height={34} />
                <Range of={activations} />
              </td>
              <td>{short(activations.std)}</td>
              <td>{short(100 * activations.zeros)} %</td>
              <td class="gw-grad">
                <Histogram of={gradients} width={150} height={34} />
                <Range of={gradients} />
              </td>
              <td>{short(gradients.std)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Range({ of: { low, high } }: { readonly of: { low: number; high: number } }) {
  return (
    <span class="tr-range">
      <span>{short(low)}</span>
      <span>{short(high)}</span>
    </span>
  );
}

export function WeightsPanel({ weights }: { readonly weights: readonly Weights[] }) {
  return (
    <div class="tr-weights">
      {weights.map(({ name, shape: [rows = 0, columns], values }) => {
        const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        // A bias stands as a column beside its weights: one row for each unit.
        return (
          <figure key={name}>
            <figcaption>
              {name}{' '}
              <span class="tr-dim">
                ({rows}
                {columns !== undefined && ` × ${columns}`}), largest {short(largest)}
              </span>
            </figcaption>
            <Hinton
              values={values}
              rows={rows}
              columns={columns ?? 1}
              name={name}
              label={`${name}: ${rows}${columns === undefined ? '' : ` × ${columns}`} numbers, one row for each unit, the largest in size ${short(largest)}.`}
            />
            {(rows > 32 || (columns ?? 1) > 32) && <span class="tr-dim">the first 32 rows and columns</span>}
          </figure>
        );
      })}
    </div>
  );
}

export function ConfusionTable({ confusion: { counts, classes } }: { readonly confusion: Confusion }) {
  const digits = Array.from({ length: classes }, (_, c) => c);
  return (
    <Scroll label="Digits and what they were taken for">
      <table class="tr-confusion">
        <caption>Test digits: what each is (rows), what it was taken for (columns)</caption>
        <thead>
          <tr>
            <td />
            {digits.map((c) => (
              <th key={c} scope="col">
                {c}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {digits.map((is) => (
            <tr key={is}>
              <th scope="row">{is}</th>
              {digits.map((taken) => {
                const count = counts[is * classes + taken] ?? 0;
                return (
                  <td key={taken} data-kind={count === 0 ? 'none' : is === taken ? 'right' : 'wrong'}>
                    {count === 0 ? '·' : count}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
