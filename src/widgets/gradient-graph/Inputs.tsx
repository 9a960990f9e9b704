/** The inputs as tracks and fields, and what went wrong with them. */
import type { Env } from '../../expr/types.ts';
import { HtmlMath } from '../../ui/graph/MathText.tsx';
import { Slider } from '../../ui/Slider.tsx';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import { nameRun, plainText } from '../../viz/math-text.ts';

/** Inputs move in tenths under the hand; any number can be typed. */
export const INPUT_STEP = 0.1;

interface Props {
  readonly plan: GraphPlan;
  readonly inputs: Env;
  readonly problem: string | undefined;
  onValue(id: string, value: number): void;
}

export function Inputs({ plan, inputs, problem, onValue }: Props) {
  return (
    <>
      <div class="gg-inputs">
        {plan.inputs.map((id) => (
          <Slider
            key={id}
            label={plainText([nameRun(id)])}
            value={inputs[id] ?? 0}
            min={-5}
            max={5}
            step={INPUT_STEP}
            onValue={(value) => onValue(id, value)}
          >
            <HtmlMath runs={[nameRun(id)]} />
          </Slider>
        ))}
      </div>
      {problem !== undefined && (
        <p class="gg-problem" role="status">
          {problem}
        </p>
      )}
    </>
  );
}
