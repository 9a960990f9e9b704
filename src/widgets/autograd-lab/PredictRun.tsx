/** Any script, its outcome asked before its run is shown. */
import { CAUSES } from '../../runtime/script/causes.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';
import type { AutogradCause } from '../../schemas/autograd.ts';
import type { PredictItem } from './exercise-props.ts';
import { Prediction } from './Prediction.tsx';

export default function PredictRun({ trace }: { readonly trace: Trace }) {
  const item = itemOf(trace);
  if (item === undefined)
    return (
      <p>
        There is nothing to predict here: these lines make no tensor, or end at something other than a rule of
        autograd. Step through them to see what it is.
      </p>
    );
  return <Prediction item={item} name="al-predict" onTried={() => {}} onNext={undefined} />;
}

/** Asked is the gradient of the first leaf that requires one, or the value of the last name. */
export function itemOf({ source, rows, final, failure }: Trace): PredictItem | undefined {
  const names = Object.keys(final);
  const leaf = names.find((name) => final[name]?.isLeaf && final[name]?.requiresGrad);
  const of = leaf === undefined ? names.at(-1) : `${leaf}.grad`;
  if (of === undefined || (failure !== null && !(failure.code in CAUSES))) return undefined;
  return {
    id: source,
    lesson: '',
    source,
    rows,
    asked: { asks: 'outcome', of, mistakes: [] },
    names,
    causes: (Object.keys(CAUSES) as AutogradCause[]).map((id) => ({ id, title: CAUSES[id] })),
    because: failure?.because.join(' ') ?? 'The run above shows how it comes about, line by line.',
  };
}
