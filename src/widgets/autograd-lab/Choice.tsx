/** One of a few, side by side: radio buttons that look like tabs. */

interface Props {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly picked: string;
  onPick(id: string): void;
}

export function Choice({ name, legend, options, picked, onPick }: Props) {
  return (
    <fieldset class="al-choice">
      <legend>{legend}</legend>
      {options.map(({ id, title }) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === picked} onChange={() => onPick(id)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
