/**
 * Signs and names that a phone keyboard hides behind a second page. Shown for touch only, below the field in use: from
 * its first focus until another field is typed into. Were the row to go with the focus, everything below would move
 * under the finger that is about to press a button or pick a choice. A press types into the field and leaves the focus there, so the
 * keyboard stays open.
 */
import { useEffect, useState } from 'preact/hooks';

interface Props {
  /** The id of the `<input>` to type into. */
  readonly target: string;
  readonly pieces: readonly string[];
}

export function InsertRow({ target, pieces }: Props) {
  const [inUse, setInUse] = useState(false);
  useEffect(() => {
    const watch = ({ target: focused }: FocusEvent) => {
      if (focused instanceof HTMLInputElement && focused.type === 'text') setInUse(focused.id === target);
    };
    document.addEventListener('focusin', watch);
    return () => document.removeEventListener('focusin', watch);
  }, [target]);
  if (!inUse) return null;
  return (
    <div class="gw-insert-row" aria-hidden="true">
      {pieces.map((piece) => (
        <button
          key={piece}
          type="button"
          tabIndex={-1}
          onPointerDown={(event) => {
            event.preventDefault();
            insert(target, piece);
          }}
        >
          {piece}
        </button>
      ))}
    </div>
  );
}

/** Types `piece` at the caret as a keyboard would: the field's own input event follows. */
function insert(id: string, piece: string): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.setRangeText(
    piece,
    field.selectionStart ?? field.value.length,
    field.selectionEnd ?? field.value.length,
    'end',
  );
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: piece }));
}
