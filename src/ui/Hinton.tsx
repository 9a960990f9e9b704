/** A matrix as squares: area is size, filled is positive, hollow is negative. Its numbers stand below, to be opened. */
import { useState } from 'preact/hooks';
import { formatNumber } from '../viz/format-number.ts';
import { type HintonScene, hinton } from '../viz/hinton.ts';
import { Scroll } from './Scroll.tsx';

interface Props {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** What it is, as in `W1 as numbers`. */
  readonly name: string;
  /** The drawing in words. */
  readonly label: string;
  /** Pixels of a full square. */
  readonly cell?: number;
}

export function Hinton({ values, rows, columns, name, label, cell = 11 }: Props) {
  const [isOpen, setOpen] = useState(false);
  const scene = hinton(values, rows, columns, cell);
  return (
    <>
      <svg
        class="gw-hinton"
        width={scene.width}
        height={scene.height}
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        role="img"
        aria-label={label}
      >
        <path class="gw-hinton-positive" d={scene.positive} />
        <path class="gw-hinton-negative" d={scene.negative} />
      </svg>
      <details
        class="gw-hinton-numbers"
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          Numbers<span class="gw-visually-hidden"> of {name}</span>
        </summary>
        {isOpen && <Numbers values={values} all={columns} scene={scene} name={name} />}
      </details>
    </>
  );
}

interface NumbersProps {
  readonly values: ArrayLike<number>;
  /** Columns of the whole matrix; the scene may show fewer. */
  readonly all: number;
  readonly scene: HintonScene;
  readonly name: string;
}

function Numbers({ values, all, scene: { rows, columns }, name }: NumbersProps) {
  const counted = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  return (
    <Scroll label={`${name} as numbers`}>
      <table>
        <thead>
          <tr>
            <th scope="col">unit</th>
            {counted(columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counted(rows).map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {counted(columns).map((column) => (
                <td key={column}>{formatNumber(values[row * all + column] ?? Number.NaN, 3)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
