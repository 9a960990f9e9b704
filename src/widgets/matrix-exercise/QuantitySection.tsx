/** One asked gradient: as a grid or as a formula, with its verdict and, when asked for, its solution. */
import { Dispute } from '../../ui/Dispute.tsx';
import { FormulaInput } from '../../ui/FormulaInput.tsx';
import type { ReadEcho } from '../../ui/read-echo.ts';
import { VerdictBox } from '../../ui/Verdict.tsx';
import { Grid } from './Grid.tsx';
import { type Action, type Answer, keyOf, TRIES_BEFORE_OFFER } from './model.ts';
import type { Quantity } from './sheet.ts';

interface Props {
  /** `v02-W`, for the ids of its fields. */
  readonly id: string;
  readonly quantity: Quantity;
  readonly answer: Answer;
  readonly names: readonly string[];
  readonly echo: ReadEcho | undefined;
  /** The wrong mark as a test case. */
  readonly dispute: (() => Promise<string>) | undefined;
  readonly run: (action: Action) => void;
  readonly onCheck: () => void;
  readonly onFocus: () => void;
}

const MODES = [
  ['grid', 'Numbers'],
  ['formula', 'A formula'],
] as const;

const SIGNS = ['^T', '⊙', '+', '−', '*', '/', '(', ')', 'sum(', 'colsum(', 'rowsum('];

export function QuantitySection({
  id,
  quantity,
  answer,
  names,
  echo,
  dispute,
  run,
  onCheck,
  onFocus,
}: Props) {
  const { name, math, solution, choose } = quantity;
  const { verdict, shown, tries } = answer;
  const label = `d${name}`;
  const right = verdict?.kind === 'correct';
  const said = verdict && !(right && verdict.message === undefined);
  const describedBy = said ? `${id}-verdict` : undefined;
  return (
    <section class="mx-quantity" data-quantity={name}>
      <h4>
        <span class="gw-visually-hidden">Gradient of {name}</span>
        <span class="gw-grad mx-mark" aria-hidden="true">
          ◂
        </span>
        <span aria-hidden="true" dangerouslySetInnerHTML={{ __html: math }} />
        {right && <span class="mx-right">✓ right</span>}
      </h4>
      <fieldset class="mx-modes">
        <legend class="gw-visually-hidden">Answer for {label} with</legend>
        {MODES.map(([mode, words]) => (
          <label key={mode}>
            <input
              type="radio"
              name={`${id}-mode`}
              checked={answer.mode === mode}
              onFocus={onFocus}
              onChange={() => run({ do: 'mode', name, mode })}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {answer.mode === 'grid' ? (
        <Grid
          id={id}
          label={label}
          answer={answer}
          choose={choose}
          describedBy={describedBy}
          onCell={(row, column, text) => run({ do: 'cell', name, row, column, text })}
          onShape={(rows, columns) => run({ do: 'shape', name, rows, columns })}
          onEnter={onCheck}
          onFocus={onFocus}
        />
      ) : (
        <div class="mx-formula">
          <FormulaInput
            id={`${id}-formula`}
            label={`${label} as a formula`}
            value={answer.formula}
            names={names}
            signs={SIGNS}
            invalid={verdict?.kind === 'wrong'}
            describedBy={describedBy}
            read={echo}
            onInput={(text) => run({ do: 'formula', name, text })}
            onEnter={onCheck}
            onFocus={onFocus}
          />
        </div>
      )}
      {said && <VerdictBox verdict={verdict} id={`${id}-verdict`} />}
      {dispute && <Dispute key={keyOf(answer)} write={dispute} />}
      {shown && (
        <div class="mx-shown" role="note">
          <p dangerouslySetInnerHTML={{ __html: solution.math }} />
          {!right && (
            <p>
              As a formula, type <code>{solution.typed}</code>.
            </p>
          )}
        </div>
      )}
      {!right && (
        <div class="mx-buttons">
          <button type="button" class="gw-button" onClick={onCheck}>
            Check<span class="gw-visually-hidden"> {label}</span>
          </button>
          {!shown && (
            <button
              type="button"
              class={`gw-button ${tries >= TRIES_BEFORE_OFFER ? '' : 'gw-button--quiet'}`}
              data-help
              title="The exercise then counts as solved after the solution"
              onClick={() => run({ do: 'show', name })}
            >
              Show the solution<span class="gw-visually-hidden"> for {label}</span>
            </button>
          )}
        </div>
      )}
    </section>
  );
}
