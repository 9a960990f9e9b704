/** A labeled field for a formula or a number, as a row of a form. */
import { FormulaInput, type FormulaInputProps } from './FormulaInput.tsx';

interface Props extends FormulaInputProps {
  /** Read aloud. */
  readonly label: string;
  /** The left-hand side as MathML, made by our own typesetter. */
  readonly math: string;
  /** Id of the short "right" beside the field, where there is nothing more to say. */
  readonly right?: string;
}

const SIGNS = ['+', '−', '*', '/', '^', '(', ')'];

export function FormulaField({ label, math, right, ...input }: Props) {
  return (
    <div class="gw-formula-field">
      {/* The label carries both: signs for the eye, words for the ear. */}
      <label for={input.id}>
        <span aria-hidden="true" dangerouslySetInnerHTML={{ __html: math }} />
        <span class="gw-visually-hidden">{label}</span>
      </label>
      <FormulaInput {...input} signs={SIGNS}>
        {right && (
          <span class="gw-field-right" id={right}>
            ✓ right
          </span>
        )}
      </FormulaInput>
    </div>
  );
}
