/** Six gradients beside the recorded ones: one row for each, and below it the first entry that differs. */
import { useRef } from 'preact/hooks';
import { SaveRow } from '../../ui/SaveRow.tsx';
import type { ParityScene } from './model.ts';

interface Props {
  readonly scene: ParityScene;
  readonly caption: string;
  /** Whose numbers stand on the two sides. */
  readonly sides?: readonly [ours: string, theirs: string];
}

export function ParityTable({ scene, caption, sides = ['yours', 'PyTorch'] }: Props) {
  const [ours, theirs] = sides;
  const table = useRef<HTMLTableElement>(null);
  return (
    <>
      <table ref={table} class="gw-parity-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">gradient</th>
            <th scope="col">largest relative difference</th>
            <th scope="col">norm, {ours}</th>
            <th scope="col">norm, {theirs}</th>
          </tr>
        </thead>
        {scene.rows.map(({ name, shape, agrees, worst, norms, first }) => (
          <tbody key={name} data-agrees={agrees}>
            <tr>
              <th scope="row">
                d{name} <span class="gw-parity-shape">{shape}</span>
              </th>
              <td class="gw-parity-worst">
                <span class="gw-parity-mark" aria-hidden="true">
                  {agrees ? '✓' : '✗'}
                </span>
                <span class="gw-visually-hidden">{agrees ? 'agrees: ' : 'differs: '}</span>
                {worst}
              </td>
              <td>{norms.ours}</td>
              <td>{norms.theirs}</td>
            </tr>
            {first && (
              <tr class="gw-parity-first">
                <td colSpan={4}>
                  {first.place}:{' '}
                  <span>
                    {ours} <b>{first.ours}</b>,
                  </span>{' '}
                  <span>
                    {theirs} <b>{first.theirs}</b>
                  </span>
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      <SaveRow
        what="the table"
        file="parity"
        picture={() => table.current}
        csv={async () => (await import('./parity-csv.ts')).parityCsv(scene, sides)}
      />
    </>
  );
}
