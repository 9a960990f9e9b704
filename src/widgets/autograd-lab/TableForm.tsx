/** The table of requires_grad, is_leaf, grad_fn and grad: one row for each name. On a phone each row is a card. */
import { useState } from 'preact/hooks';
import { COLUMNS, type Column, type TableAnswer } from '../../runtime/script/answers.ts';
import type { TableVerdict } from '../../runtime/script/mark.ts';
import { VERDICT_MARKS } from '../../ui/verdict-words.ts';
import type { PredictItem } from './exercise-props.ts';
import { nodeNames } from './node-names.ts';

interface Props {
  readonly item: PredictItem;
  readonly cells: TableVerdict['cells'];
  onCheck(answer: TableAnswer): void;
  onChange(): void;
  /** Nothing can be changed any more. */
  readonly closed: boolean;
}

const SPOKEN = {
  correct: 'right',
  wrong: 'not right',
  unmarkable: 'could not be read',
  stopped: 'stopped',
} as const;

export function TableForm({ item, cells, closed, onCheck, onChange }: Props) {
  const [answer, setAnswer] = useState<TableAnswer>(() =>
    Object.fromEntries(
      item.names.map((name) => [name, { requires_grad: '', is_leaf: '', grad_fn: '', grad: '' }]),
    ),
  );
  // a mark belongs to what was typed when it was given
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const set = (name: string, column: Column, value: string): void => {
    setAnswer((old) => ({ ...old, [name]: { ...(old[name] as TableAnswer[string]), [column]: value } }));
    setChanged((old) => new Set(old).add(`${name} ${column}`));
    onChange();
  };
  const options: Readonly<Record<Column, readonly string[]>> = {
    requires_grad: ['True', 'False'],
    is_leaf: ['True', 'False'],
    grad_fn: ['None', ...nodeNames(item.source)],
    grad: [],
  };
  return (
    <form
      class="al-form"
      onSubmit={(event) => {
        event.preventDefault();
        setChanged(new Set());
        onCheck(answer);
      }}
    >
      <table class="al-fill">
        <caption>When the script has ended. Write grad as 9, [2, 4] or None.</caption>
        <thead>
          <tr>
            <th scope="col">name</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {COLUMNS.map((column) => {
                const verdict = changed.has(`${name} ${column}`) ? undefined : cells[name]?.[column];
                const label = `${column} of ${name}`;
                const value = answer[name]?.[column] ?? '';
                return (
                  <td key={column} data-kind={verdict?.kind}>
                    <span class="al-fill-label" aria-hidden="true">
                      {column}
                    </span>
                    <span class="al-fill-cell">
                      {column === 'grad' ? (
                        <input
                          class="gw-field"
                          aria-label={label}
                          value={value}
                          disabled={closed}
                          autocapitalize="off"
                          autocomplete="off"
                          spellcheck={false}
                          aria-invalid={verdict?.kind === 'wrong'}
                          onInput={(event) => set(name, column, event.currentTarget.value)}
                        />
                      ) : (
                        <select
                          class="gw-field"
                          aria-label={label}
                          disabled={closed}
                          value={value}
                          aria-invalid={verdict?.kind === 'wrong'}
                          onChange={(event) => set(name, column, event.currentTarget.value)}
                        >
                          <option value="">–</option>
                          {options[column].map((option) => (
                            <option key={option}>{option}</option>
                          ))}
                        </select>
                      )}
                      <span class="al-fill-mark">
                        <span aria-hidden="true">
                          {verdict === undefined ? '' : VERDICT_MARKS[verdict.kind]}
                        </span>
                        <span class="gw-visually-hidden">
                          {verdict === undefined ? '' : SPOKEN[verdict.kind]}
                        </span>
                      </span>
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!closed && (
        <button type="submit" class="gw-button gw-button--main">
          Check
        </button>
      )}
    </form>
  );
}
