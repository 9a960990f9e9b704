/** Does it run, and to which number? Or what ends it? */
import { useState } from 'preact/hooks';
import type { OutcomeAnswer } from '../../runtime/script/answers.ts';
import type { PredictItem } from './exercise-props.ts';

interface Props {
  readonly item: PredictItem;
  readonly name: string;
  onCheck(answer: OutcomeAnswer): void;
  onChange(): void;
  /** Nothing can be changed any more. */
  readonly closed: boolean;
}

export function OutcomeForm({ item, name, closed, onCheck, onChange }: Props) {
  const [fate, setFate] = useState('');
  const [value, setValue] = useState('');
  const choose = (id: string): void => {
    setFate(id);
    onChange();
  };
  return (
    <form
      class="al-form"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck({ fate, value });
      }}
    >
      <fieldset class="al-fates" disabled={closed}>
        <legend>What happens?</legend>
        <label class="al-fate">
          <input type="radio" name={name} checked={fate === 'runs'} onChange={() => choose('runs')} />
          <span>It runs to its end.</span>
        </label>
        {fate === 'runs' && (
          <label class="al-value">
            <span>
              <code>{item.asked.of}</code> is then
            </span>
            <input
              class="gw-field"
              value={value}
              placeholder="9, [6, 12] or None"
              autocapitalize="off"
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => {
                setValue(event.currentTarget.value);
                onChange();
              }}
            />
          </label>
        )}
        {item.causes.map(({ id, title }) => (
          <label key={id} class="al-fate">
            <input type="radio" name={name} checked={fate === id} onChange={() => choose(id)} />
            <span>An error: {title}.</span>
          </label>
        ))}
      </fieldset>
      {!closed && (
        <button type="submit" class="gw-button gw-button--main">
          Check
        </button>
      )}
    </form>
  );
}
