/**
 * Signs and names that a phone keyboard hides behind a second page. Shown for touch only, below the field in use.
 * A press types into the field and leaves the focus there, so the keyboard stays open.
 */
interface Props {
  /** The id of the `<input>` to type into. */
  readonly target: string;
  readonly pieces: readonly string[];
}

export function InsertRow({ target, pieces }: Props) {
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
