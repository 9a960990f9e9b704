/**
 * A field for a formula or a number. What is typed is set as mathematics beside it at once, so that a misread
 * bracket is seen before it is marked; where it cannot be read, the symbol that puzzles is pointed at.
 */
import { useState } from 'preact/hooks';
import './formula-field.css';
import { InsertRow } from './InsertRow.tsx';
import type { ReadEcho } from './read-echo.ts';

interface Props {
  readonly id: string;
  /** Read aloud. */
  readonly label: string;
  /** The left-hand side as MathML, made by our own typesetter. */
  readonly math: string;
  readonly value: string;
  /** Names that may be used; none for a number. */
  readonly names: readonly string[];
  /** Reads what is typed; absent until the formula language has been loaded. */
  readonly read: ReadEcho | undefined;
  readonly invalid: boolean;
  /** Id of the short "right" beside the field, where there is nothing more to say. */
  readonly right?: string;
  /** Id of the verdict below. */
  readonly describedBy?: string;
  readonly onInput: (text: string) => void;
  readonly onEnter: () => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

const SIGNS = ['+', '−', '*', '/', '^', '(', ')'];

export function FormulaField(props: Props) {
  const { id, label, math, value, names } = props;
  const [focused, setFocused] = useState(false);
  return (
    <div class="gw-formula-field">
      {/* The label carries both: signs for the eye, words for the ear. */}
      <label for={id}>
        <span aria-hidden="true" dangerouslySetInnerHTML={{ __html: math }} />
        <span class="gw-visually-hidden">{label}</span>
      </label>
      <input
        id={id}
        class="gw-field"
        type="text"
        inputMode={names.length > 0 ? 'text' : 'decimal'}
        autocomplete="off"
        autocapitalize="off"
        // In lower case it would be set as a property, where any text means "on".
        autoCorrect="off"
        spellcheck={false}
        maxLength={300}
        value={value}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          props.onEnter();
        }}
        onFocus={() => {
          setFocused(true);
          props.onFocus?.();
        }}
        onBlur={() => {
          setFocused(false);
          props.onBlur?.();
        }}
      />
      <div class="gw-echo">
        <EchoOf text={value} names={names} read={props.read} settled={!focused} />
        {props.right && (
          <span class="gw-field-right" id={props.right}>
            ✓ right
          </span>
        )}
      </div>
      <InsertRow target={id} pieces={[...names, ...SIGNS]} />
    </div>
  );
}

interface EchoProps {
  readonly text: string;
  readonly names: readonly string[];
  readonly read: ReadEcho | undefined;
  /** The learner has left the field: what cannot be read is pointed at. While typing, half a formula is no error. */
  readonly settled: boolean;
}

function EchoOf({ text, names, read: reader, settled }: EchoProps) {
  const read = reader?.(text, names) ?? { kind: 'nothing' };
  if (read.kind === 'math') {
    return <span dangerouslySetInnerHTML={{ __html: read.math }} />;
  }
  if (read.kind === 'puzzling' && settled) {
    return (
      <span class="gw-echo-puzzled">
        {text.slice(0, read.at)}
        <mark>{text.slice(read.at, read.at + 1) || '…'}</mark>
        {text.slice(read.at + 1)}
      </span>
    );
  }
  return null;
}
