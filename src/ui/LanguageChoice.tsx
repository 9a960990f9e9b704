/** One program in several languages: which one is shown. Drawn only where there is a choice. */
import './language-choice.css';

interface Props<L extends string> {
  /** Unique on the page. */
  readonly name: string;
  readonly offered: readonly L[];
  readonly chosen: L | undefined;
  /** What each is called on the page. */
  readonly names: Readonly<Record<L, string>>;
  readonly onChoose: (language: L) => void;
}

export function LanguageChoice<L extends string>({ name, offered, chosen, names, onChoose }: Props<L>) {
  if (offered.length < 2) return null;
  return (
    <fieldset class="gw-languages">
      <legend class="gw-visually-hidden">Language</legend>
      {offered.map((language) => (
        <label key={language}>
          <input type="radio" name={name} checked={language === chosen} onChange={() => onChoose(language)} />
          {names[language]}
        </label>
      ))}
    </fieldset>
  );
}
