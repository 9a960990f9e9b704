/** The figure and its player. Prerendered at its end, where every number can be seen; steps once scripts run. */
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { Pieces } from '../../ui/graph/MathText.tsx';
import { Stage } from '../../ui/graph/Stage.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { wideFrom } from '../../viz/columns.ts';
import { INPUT_STEP, Inputs } from './Inputs.tsx';
import type { ModeProps } from './mode-props.ts';
import { advance, makePlayer, playerCaption, playerScene } from './model.ts';
import { summaryOf } from './summary.ts';
import { TableTwin } from './TableTwin.tsx';
import type { Show } from './timeline.ts';
import { useEngine } from './use-engine.ts';
import { useInputDrag } from './use-input-drag.ts';
import { speak, spoken } from './words.ts';

export interface ViewProps extends ModeProps {
  readonly show: Show;
  readonly variant: 'player' | 'hero';
  /** Steps done at first; absent for all of them. */
  readonly step?: number;
  onStep?(step: number): void;
}

const KEYS = 'Right and left arrow keys step, Home and End jump, Space plays.';
const STEP_MS = 1400;

export default function View(props: ViewProps) {
  const { source, plan, at, run, show, variant, step, onStep, onInputs } = props;
  const [player, send] = useReducer(advance, undefined, () =>
    step === undefined
      ? makePlayer(plan, show, at, run)
      : advance(makePlayer(plan, show, at, run), { type: 'seek', position: step }),
  );
  const stage = useRef<HTMLDivElement>(null);
  const { inputs, setInput, problem } = useEngine(source, at, (newAt, newRun) => {
    send({ type: 'ran', at: newAt, run: newRun });
    onInputs?.(newAt, newRun);
  });
  useInputDrag(stage, inputs, INPUT_STEP, setInput);

  useEffect(() => {
    if (!player.playing) return;
    const timer = setTimeout(() => send({ type: 'tick' }), STEP_MS);
    return () => clearTimeout(timer);
  }, [player.playing, player.position]);

  const moved = player.beat > 0;
  const report = useRef(onStep);
  report.current = onStep;
  useEffect(() => {
    if (moved) report.current?.(player.position);
  }, [moved, player.position]);

  const scene = playerScene(player);
  const caption = playerCaption(player);
  const hero = variant === 'hero';
  const drawing = {
    plan,
    scene,
    beat: player.beat,
    draggable: true,
    backward: show === 'all',
    label: summaryOf(plan, scene, show, { table: !hero }),
  };

  const onKey = (key: string): boolean => {
    const keys: Record<string, () => void> = {
      ArrowRight: () => send({ type: 'forward' }),
      ArrowLeft: () => send({ type: 'back' }),
      Home: () => send({ type: 'seek', position: 0 }),
      End: () => send({ type: 'seek', position: player.steps.length }),
      ' ': () => send({ type: player.playing ? 'pause' : 'play' }),
    };
    keys[key]?.();
    return key in keys;
  };

  return (
    <div class={`gg gg--${variant}`} data-wide-from={wideFrom(plan)}>
      <Stage {...drawing} stageRef={stage} {...(hero ? {} : { keys: KEYS, onKey })} />
      {!hero && (
        <div class={show === 'all' ? 'gg-say' : 'gg-say gg-say--short'}>
          <p class="gg-say-title">
            <Pieces pieces={caption.title} />
          </p>
          {caption.lines.map((line) => (
            <p key={line.map(speak).join('')} class="gg-say-line">
              <Pieces pieces={line} />
            </p>
          ))}
          {caption.rule !== undefined && <p class="gg-say-rule">{caption.rule}</p>}
        </div>
      )}
      <p class="gw-visually-hidden" role="status">
        {moved ? spoken(caption) : ''}
      </p>
      <div class="gg-controls">
        {!hero && (
          <Stepper
            position={player.position}
            length={player.steps.length}
            playing={player.playing}
            onSeek={(position) => send({ type: 'seek', position })}
            onPlay={() => send({ type: 'play' })}
            onPause={() => send({ type: 'pause' })}
          />
        )}
        <Inputs plan={plan} inputs={inputs} problem={problem} onValue={setInput} />
      </div>
      {!hero && <TableTwin plan={plan} scene={scene} show={show} />}
    </div>
  );
}
