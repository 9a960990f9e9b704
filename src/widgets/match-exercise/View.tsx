/** Lines with a list to choose from: works with mouse, touch, keyboard and screen reader alike. */
import { useEffect, useState } from 'preact/hooks';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { Hints } from '../../ui/Hints.tsx';
import { reportResult } from '../../ui/report.ts';
import { VerdictBox } from '../../ui/Verdict.tsx';
import { letter, type Marked, markPairs, type Pair } from './model.ts';

interface Props {
  readonly exercise: string;
  readonly pairs: readonly Pair[];
  readonly columns: readonly [string, string];
  /** Places of the right sides in the list. */
  readonly order: readonly number[];
  readonly hints: readonly string[];
}

type Picked = readonly (number | undefined)[];

export default function View({ exercise, pairs, columns, order, hints }: Props) {
  const [picked, setPicked] = useState<Picked>(pairs.map(() => undefined));
  const [marked, setMarked] = useState<Marked | undefined>();
  useEffect(() => setPicked(restore(readDraft(exercise), pairs.length)), [exercise, pairs.length]);
  const pick = (at: number, choice: number | undefined): void => {
    const next = picked.map((old, i) => (i === at ? choice : old));
    setPicked(next);
    writeDraft(
      exercise,
      next.map((one) => one ?? null),
    );
    setMarked((old) => old && { ...old, rows: old.rows.map((row, i) => (i === at ? undefined : row)) });
  };
  const check = (event: Event): void => {
    event.preventDefault();
    const result = markPairs(picked);
    setMarked(result);
    if (result.whole.kind === 'unmarkable') return;
    reportResult({ exercise, outcome: result.whole.kind === 'correct' ? 'solved' : 'tried' });
  };
  const solved = marked?.whole.kind === 'correct';
  return (
    <form class="mt" onSubmit={check}>
      <p class="mt-columns">
        Choose for each {columns[0]} its {columns[1]}:
      </p>
      <ol class="mt-choices" type="A">
        {order.map((pair) => (
          <li key={pair}>{pairs[pair]?.right}</li>
        ))}
      </ol>
      <ol class="mt-lines">
        {pairs.map(({ left, because }, i) => {
          const row = marked?.rows[i];
          const id = `${exercise}-${i}`;
          return (
            <li key={left} data-row={row === undefined ? undefined : row ? 'right' : 'wrong'}>
              <label for={id}>
                <q>{left}</q>
              </label>
              <span class="mt-pick">
                <select
                  id={id}
                  class="gw-field"
                  value={picked[i] === undefined ? '' : String(picked[i])}
                  aria-describedby={`${id}-mark`}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    pick(i, value === '' ? undefined : Number(value));
                  }}
                >
                  <option value="">Choose its {columns[1]}</option>
                  {order.map((pair, place) => (
                    <option key={pair} value={String(pair)}>
                      {letter(place)}: {pairs[pair]?.right}
                    </option>
                  ))}
                </select>
                <span id={`${id}-mark`} class="mt-mark">
                  {row !== undefined && (
                    <>
                      <span aria-hidden="true">{row ? '✓' : '✗'}</span>
                      <span class="gw-visually-hidden">{row ? 'right' : 'another one'}</span>
                    </>
                  )}
                </span>
              </span>
              {row === true && <p class="mt-because">{because}</p>}
            </li>
          );
        })}
      </ol>
      <button type="submit" class="gw-button gw-button--main">
        Check
      </button>
      <div role="status">{marked !== undefined && <VerdictBox verdict={marked.whole} />}</div>
      {!solved && <Hints hints={hints} html />}
    </form>
  );
}

function restore(draft: unknown, count: number): Picked {
  const list = Array.isArray(draft) ? draft : [];
  return Array.from({ length: count }, (_, i) =>
    Number.isInteger(list[i]) && list[i] >= 0 && list[i] < count ? (list[i] as number) : undefined,
  );
}
