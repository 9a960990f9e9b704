/** One of a few, side by side: radio buttons that look like the parts of one switch. */
import type { ComponentChildren } from 'preact';

interface Props<T extends string> {
  /** Spoken and shown before the choices. */
  readonly legend: string;
  /** Unique on the page: browsers group radio buttons by name. */
  readonly name: string;
  readonly options: readonly { readonly value: T; readonly text: ComponentChildren }[];
  readonly value: T;
  onChange(value: T): void;
}

export function Choice<T extends string>({ legend, name, options, value, onChange }: Props<T>) {
  return (
    <fieldset class="gg-choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span class="gg-choice-face">{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
