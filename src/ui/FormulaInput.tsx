/**
 * Where a formula is typed: the input, what it reads as, and the signs a phone hides. What is typed is set as
 * mathematics at once, so that a misread bracket is seen before it is marked; where it cannot be read, the symbol that
 * puzzles is pointed at.
 */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import './formula-field.css';
import { InsertRow } from './InsertRow.tsx';
import type { ReadEcho } from './read-echo.ts';

export interface FormulaInputProps {
  readonly id: string;
  readonly value: string;
  /** Names that may be used; none for a number. */
  readonly names: readonly string[];
  /** Reads what is typed; absent until the formula language has been loaded. */
  readonly read: ReadEcho | undefined;
  readonly invalid: boolean;
  /** Id of the verdict below. */
  readonly describedBy?: string | undefined;
  readonly onInput: (text: string) => void;
  readonly onEnter: () => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

interface Props extends FormulaInputProps {
  /** Where no `<label>` names the field. */
  readonly label?: string;
  /** What the language has besides names. */
  readonly signs: readonly string[];
  /** Said beside the echo. */
  readonly children?: ComponentChildren;
}

export function FormulaInput({ id, value, names, ...props }: Props) {
  const [focused, setFocused] = useState(false);
  return (
    <>
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
        aria-label={props.label}
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
        {props.children}
      </div>
      <InsertRow target={id} pieces={[...names, ...props.signs]} />
    </>
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
