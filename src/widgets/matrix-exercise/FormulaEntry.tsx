/** A field for a matrix formula, typeset below as it is typed. Reading it needs the marker, which comes with focus. */
import { useState } from 'preact/hooks';
import { InsertRow } from '../../ui/InsertRow.tsx';
import type { Echo } from './marker.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  /** Undefined while the marker has not arrived. */
  readonly echo: ((text: string, names: readonly string[]) => Echo) | undefined;
  readonly onInput: (text: string) => void;
  readonly onEnter: () => void;
  readonly onFocus: () => void;
}

const SIGNS = ['^T', '⊙', '+', '−', '*', '/', '(', ')', 'sum(', 'colsum(', 'rowsum('];

export function FormulaEntry({ id, label, value, names, ...props }: Props) {
  const [focused, setFocused] = useState(false);
  const read = value.trim() === '' ? undefined : props.echo?.(value, names);
  return (
    <div class="mx-formula">
      <input
        id={id}
        class="gw-field"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        // In lower case it would be set as a property, where any text means "on".
        autoCorrect="off"
        spellcheck={false}
        maxLength={300}
        value={value}
        aria-label={`${label} as a formula`}
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
          props.onFocus();
        }}
        onBlur={() => setFocused(false)}
      />
      <div class="mx-echo">
        {read?.kind === 'math' && <span dangerouslySetInnerHTML={{ __html: read.math }} />}
        {/* While typing, half a formula is no error. */}
        {read?.kind === 'puzzling' && !focused && (
          <span class="mx-puzzled">
            {value.slice(0, read.at)}
            <mark>{value.slice(read.at, read.at + 1) || '…'}</mark>
            {value.slice(read.at + 1)}
          </span>
        )}
      </div>
      <InsertRow target={id} pieces={[...names, ...SIGNS]} />
    </div>
  );
}
