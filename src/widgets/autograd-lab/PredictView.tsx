/** Scripts whose outcome is predicted, in an order of the learner's own, each as often as they like. */
import { useState } from 'preact/hooks';
import { Hints } from '../../ui/Hints.tsx';
import type { PredictItem } from './exercise-props.ts';
import { Prediction } from './Prediction.tsx';
import { Rounds } from './rounds.tsx';
import { useDone } from './use-done.ts';

interface Props {
  readonly exercise: string;
  readonly items: readonly PredictItem[];
  readonly hints: readonly string[];
  readonly pass?: number | undefined;
}

export default function PredictView({ exercise, items, hints, pass }: Props) {
  const [at, setAt] = useState(0);
  const { done, solved, tried, show } = useDone(
    exercise,
    items.map(({ id }) => id),
    pass,
  );
  const item = items[at];
  if (item === undefined) return null;
  return (
    <div class="al al-exercise">
      {items.length > 1 && (
        <Rounds what="Script" count={items.length} current={at} done={done} onGo={setAt} />
      )}
      <Prediction
        key={item.id}
        item={item}
        name={`${exercise}-${at}`}
        onTried={(right) => tried(item.id, right)}
        onShown={() => show(item.id)}
        onNext={at + 1 < items.length ? () => setAt(at + 1) : undefined}
      />
      {solved && <p class="al-solved">✓ Solved.</p>}
      <Hints hints={hints} html />
    </div>
  );
}
