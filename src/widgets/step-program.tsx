/** What the small steps with a program share: running and stopping it, what it printed, and the hints. */
import { LANGUAGE_NAMES } from '../runtime/language-names.ts';
import type { Language } from '../runtime/protocol.ts';
import { Hints } from '../ui/Hints.tsx';
import { Prints } from '../ui/Prints.tsx';
import type { useProgram } from './use-program.ts';

type Program = ReturnType<typeof useProgram>;

export function RunButtons({
  program,
  disabled = false,
  onRun,
}: {
  readonly program: Program;
  readonly disabled?: boolean;
  readonly onRun: () => Promise<void>;
}) {
  const running = program.latest?.state === 'running';
  return (
    <>
      <button type="button" class="gw-button" disabled={disabled || running} onClick={() => void onRun()}>
        Run it
      </button>
      {running && (
        <button type="button" class="gw-button" onClick={program.stop}>
          Stop
        </button>
      )}
    </>
  );
}

export function StepEnd({
  program,
  language,
  hints,
}: {
  readonly program: Program;
  readonly language: Language;
  readonly hints: readonly string[];
}) {
  return (
    <>
      {program.latest && (
        <Prints prints={program.latest.prints} label={`printed just now, in ${LANGUAGE_NAMES[language]}`} />
      )}
      <Hints hints={hints} html />
    </>
  );
}
