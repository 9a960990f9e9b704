/** A grid of numbers to fill in: its shape, its cells, and the marks on those that are not right yet. */
import { type Answer, gridOf, LARGEST } from './model.ts';

interface Props {
  /** `v02-W`: cells are `v02-W-0-1`. */
  readonly id: string;
  /** `dW` */
  readonly label: string;
  readonly answer: Answer;
  readonly choose: boolean;
  readonly describedBy: string | undefined;
  readonly onCell: (row: number, column: number, text: string) => void;
  readonly onShape: (rows: number, columns: number) => void;
  readonly onEnter: () => void;
  readonly onFocus: () => void;
}

const SIZES = Array.from({ length: LARGEST }, (_, i) => i + 1);

export function Grid({ id, label, answer, choose, ...props }: Props) {
  const { rows, columns, verdict } = answer;
  const wrong = verdict?.kind === 'wrong' ? (verdict.at?.cells ?? []) : [];
  const unread = verdict?.kind === 'unmarkable' ? verdict.cell : undefined;
  const stateOf = (i: number, j: number): 'wrong' | 'unread' | undefined => {
    if (wrong.some(([row, column]) => row === i && column === j)) return 'wrong';
    return unread?.[0] === i && unread[1] === j ? 'unread' : undefined;
  };
  const size = (which: string, value: number, change: (n: number) => void) => (
    <select
      class="gw-field"
      aria-label={`${which} of ${label}`}
      value={value}
      onFocus={props.onFocus}
      onChange={(event) => change(Number(event.currentTarget.value))}
    >
      {SIZES.map((n) => (
        <option key={n} value={n} selected={n === value}>
          {n}
        </option>
      ))}
    </select>
  );
  return (
    <>
      {choose && (
        <div class="mx-shape">
          <span aria-hidden="true">Rows × columns</span>
          {size('rows', rows, (n) => props.onShape(n, columns))}
          <span aria-hidden="true">×</span>
          {size('columns', columns, (n) => props.onShape(rows, n))}
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll inside itself in every browser */}
      <div class="mx-scroll" role="group" aria-label={`${label}, ${rows} by ${columns}`}>
        <div class="mx-grid" data-single={rows * columns === 1} style={{ '--mx-columns': columns }}>
          {gridOf(answer).map((line, i) =>
            line.map((text, j) => (
              <span class="mx-cell" data-state={stateOf(i, j)} key={`${i}-${j}`}>
                <input
                  id={`${id}-${i}-${j}`}
                  class="gw-field"
                  type="text"
                  inputMode="text"
                  autocomplete="off"
                  autocapitalize="off"
                  spellcheck={false}
                  maxLength={60}
                  value={text}
                  aria-label={
                    !choose && rows * columns === 1 ? label : `${label} row ${i + 1}, column ${j + 1}`
                  }
                  aria-invalid={stateOf(i, j) !== undefined || undefined}
                  aria-describedby={props.describedBy}
                  onInput={(event) => props.onCell(i, j, event.currentTarget.value)}
                  onFocus={props.onFocus}
                  onKeyDown={(event) => {
                    if (event.isComposing) return;
                    if (event.key === 'Enter') {
                      event.preventDefault();
                      props.onEnter();
                    } else move(event, id, i, j);
                  }}
                />
              </span>
            )),
          )}
        </div>
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows walk through the grid; left and right move the caret first, and leave the cell at the end of its text. */
function move(event: KeyboardEvent, id: string, row: number, column: number): void {
  const step = STEPS[event.key];
  const input = event.currentTarget;
  if (!step || !(input instanceof HTMLInputElement) || event.shiftKey || event.ctrlKey || event.metaKey)
    return;
  const { selectionStart, selectionEnd, value } = input;
  const all = selectionStart === 0 && selectionEnd === value.length;
  if (step[1] < 0 && !all && (selectionStart !== 0 || selectionEnd !== 0)) return;
  if (step[1] > 0 && !all && selectionStart !== value.length) return;
  const next = document.getElementById(`${id}-${row + step[0]}-${column + step[1]}`);
  if (!(next instanceof HTMLInputElement)) return;
  event.preventDefault();
  next.focus();
  next.select();
}
