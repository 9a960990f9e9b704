/** The script in both languages, line beside line, with the line that has run last. Draws, decides nothing. */
import type { CodeRow } from '../../runtime/script/typescript.ts';

interface Props {
  readonly rows: readonly CodeRow[];
  /** The line the current step belongs to. */
  readonly line?: number | undefined;
  /** An error shows at the current line. */
  readonly failed?: boolean;
  /** The line that caused the error. */
  readonly cause?: number | undefined;
  /** Loop variables of the current step: `i = 2`. */
  readonly turn?: string | undefined;
}

const MARKS = { now: '▸', failed: '✗', cause: '!' } as const;
const SPOKEN = { now: 'this line', failed: 'the error shows here', cause: 'the cause' } as const;

export function Code({ rows, line, failed = false, cause, turn = '' }: Props) {
  return (
    <table class="al-code">
      <caption class="gw-visually-hidden">The script in PyTorch and in TypeScript</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="gw-visually-hidden">line</span>
          </th>
          <th scope="col">PyTorch</th>
          <th scope="col">the same on our engine, in TypeScript</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => {
          const here = row.line !== undefined && row.line === line;
          const state = here
            ? failed
              ? 'failed'
              : 'now'
            : row.line !== undefined && row.line === cause
              ? 'cause'
              : undefined;
          return (
            <tr
              key={`${i} ${row.python}`}
              data-state={state}
              aria-current={here ? 'step' : undefined}
              class={row.python === '' ? 'al-code-extra' : undefined}
            >
              {row.line === undefined ? (
                <td class="al-code-no" />
              ) : (
                <th scope="row" class="al-code-no">
                  <span aria-hidden="true" class="al-code-mark">
                    {state === undefined ? '' : MARKS[state]}
                  </span>
                  {row.line}
                  {state !== undefined && <span class="gw-visually-hidden">, {SPOKEN[state]}</span>}
                </th>
              )}
              <td class="al-python">
                <code>{row.python}</code>
                {here && turn !== '' && <span class="al-turn">{turn}</span>}
              </td>
              <td class="al-ts">
                <code>{row.typescript}</code>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
