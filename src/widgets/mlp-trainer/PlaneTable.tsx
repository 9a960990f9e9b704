/** The plane as a table: what the network chooses at points half a unit apart, and how surely. */
import { PLANE } from '../../training/choices.ts';
import type { Plane } from '../../training/session.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { formatNumber } from '../../viz/format-number.ts';
import { CLASS_MARKS } from './names.ts';

const APART = 0.5;
const ALONG = Array.from({ length: (2 * PLANE) / APART + 1 }, (_, i) => i * APART - PLANE);

export function PlaneTable({ plane: { classes, sure } }: { readonly plane: Plane }) {
  const side = Math.sqrt(classes.length);
  const cell = (x: number): number => Math.min(side - 1, Math.floor(((x + PLANE) / (2 * PLANE)) * side));
  return (
    <Scroll label="What the network chooses over the plane">
      <table class="tr-plane-table">
        <caption>Class chosen at (x, y), and how surely: 0 % is chance</caption>
        <thead>
          <tr>
            <th scope="col">y \ x</th>
            {ALONG.map((x) => (
              <th key={x} scope="col">
                {formatNumber(x)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ALONG.toReversed().map((y) => (
            <tr key={y}>
              <th scope="row">{formatNumber(y)}</th>
              {ALONG.map((x) => {
                const at = cell(-y) * side + cell(x);
                const chosen = classes[at] ?? 0;
                return (
                  <td key={x}>
                    <span aria-hidden="true">{CLASS_MARKS[chosen]}</span>
                    <span class="gw-visually-hidden">class {chosen},</span>{' '}
                    {Math.round((100 * (sure[at] ?? 0)) / 255)} %
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
