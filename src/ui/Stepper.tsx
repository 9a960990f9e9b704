/** The buttons and the track of anything that can be walked step by step. What a step shows is said by its owner, once. */

interface Props {
  /** 0 is before the first step, `length` after the last. */
  readonly position: number;
  readonly length: number;
  readonly playing: boolean;
  onSeek(position: number): void;
  onPlay(): void;
  onPause(): void;
}

export function Stepper({ position, length, playing, onSeek, onPlay, onPause }: Props) {
  const atEnd = position === length;
  return (
    <div class="gw-stepper">
      <div class="gw-stepper-buttons">
        <StepButton
          label="To the start"
          disabled={position === 0}
          onPress={() => onSeek(0)}
          icon="M5 4v12M16 4L8 10l8 6z"
        />
        <StepButton
          label="One step back"
          disabled={position === 0}
          onPress={() => onSeek(position - 1)}
          icon="M13 4L5 10l8 6z"
        />
        <button type="button" class="gw-button gw-stepper-play" onClick={playing ? onPause : onPlay}>
          <Icon path={playing ? 'M6 4v12M14 4v12' : 'M6 3.5L16 10 6 16.5z'} />
          {playing ? 'Pause' : 'Play'}
        </button>
        <StepButton
          label="One step forward"
          disabled={atEnd}
          onPress={() => onSeek(position + 1)}
          icon="M7 4l8 6-8 6z"
        />
      </div>
      <input
        class="gw-stepper-track"
        type="range"
        aria-label="Step"
        aria-valuetext={`${position} of ${length}`}
        min={0}
        max={length}
        step={1}
        value={position}
        onInput={(event) => onSeek(event.currentTarget.valueAsNumber)}
      />
      <span class="gw-stepper-count" aria-hidden="true">
        {position} / {length}
      </span>
    </div>
  );
}

interface ButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly icon: string;
  onPress(): void;
}

/** Stays focusable when there is nowhere to go, so that a keyboard reader is not thrown out of the row. */
function StepButton({ label, disabled, icon, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      class="gw-button gw-stepper-step"
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <Icon path={icon} />
    </button>
  );
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg class="gw-stepper-icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
