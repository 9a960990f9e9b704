/** Draws the sheet: graph, parts, fields and verdicts. Keeps the draft, reports results, announces each once. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Env } from '../../expr/types.ts';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { Hints } from '../../ui/Hints.tsx';
import { reportResult } from '../../ui/report.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import { Figure } from './Figure.tsx';
import { figureState } from './figure.ts';
import { type Action, act, allFields, draftOf, EMPTY, nothingDone, standing, type Work } from './model.ts';
import { PartSection } from './PartSection.tsx';
import { draftName, linkWith, seedFrom } from './seed-link.ts';
import { type Field, type GradientExerciseData, makeSheet, pointWords, type Sheet } from './sheet.ts';

interface Props {
  readonly id: string;
  readonly exercise: GradientExerciseData;
  readonly plan: GraphPlan;
  /** Points for the seeds 1, 2, …: the same function with other numbers. */
  readonly variants: readonly (readonly Env[])[];
  /** Hints as HTML from the build. */
  readonly hints: readonly string[];
}

export function GradientExerciseView({ id, exercise: written, plan, variants, hints }: Props) {
  const [seed, setSeed] = useState(0);
  const sheet = useMemo(() => sheetFor(written, variants[seed - 1]), [written, variants, seed]);
  const { exercise } = sheet;
  const fields = allFields(sheet);
  const inputId = (field: Field) => `${id}-${field.id}`;
  const [work, setWork] = useState<Work>(() => typedBeforeScripts(fields, inputId));
  const [current, setCurrent] = useState<string>();
  const newsCount = useRef(0);
  const ready = useRef(false);

  const choose = (chosen: number, before: Work): void => {
    const fresh = sheetFor(written, variants[chosen - 1]);
    setSeed(chosen);
    setWork(act(fresh, before, { do: 'restore', draft: readDraft(draftName(id, chosen)) }));
    setCurrent(undefined);
  };

  useEffect(() => {
    choose(seedFrom(location.search, id, variants.length), work);
    ready.current = true;
  }, []);

  const otherNumbers = (): void => {
    const next = (seed + 1) % (variants.length + 1);
    history.replaceState(history.state, '', linkWith(location.href, id, next));
    newsCount.current++;
    const points = variants[next - 1] ?? written.points;
    choose(next, { ...nothingDone, news: `Now with ${points.map(pointWords).join(', then ')}.` });
  };

  const run = (action: Action): Work => {
    const next = act(sheet, work, action);
    if (next.news) newsCount.current++;
    setWork(next);
    if (ready.current) writeDraft(draftName(id, seed), draftOf(next));
    return next;
  };

  const check = (marked: readonly Field[]): Work => {
    const next = run({ do: 'check', fields: marked.map((field) => field.id) });
    const judged = marked.filter((field) => {
      const kind = next.answers[field.id]?.verdict?.kind;
      return kind === 'correct' || kind === 'wrong';
    });
    const open = marked.find((field) => next.answers[field.id]?.verdict?.kind === 'wrong');
    if (open) setCurrent(open.id);
    if (judged.length === 0) return next;
    const { right, of, afterSolution } = standing(sheet, next);
    reportResult({
      exercise: id,
      outcome: right === of ? 'solved' : 'tried',
      ...(right === of && { afterSolution }),
    });
    return next;
  };

  /** Enter marks the field; when it is right, the next one that is not takes the focus. */
  const enter = (field: Field): void => {
    const { answers } = check([field]);
    if (answers[field.id]?.verdict?.kind !== 'correct') return;
    const after = fields.slice(fields.indexOf(field) + 1);
    const next = after.find((other) => answers[other.id]?.verdict?.kind !== 'correct');
    if (next) document.getElementById(inputId(next))?.focus();
  };

  const state = figureState(sheet, work, current);
  const label = `Graph: ${exercise.steps.join(', then ')}, at ${pointWords(exercise.points[state.point])}.`;
  const { right, of, afterSolution } = standing(sheet, work);
  const touched = Object.values(work.answers).some((answer) => answer.text !== '' || answer.shown);

  const miniature = state.slip && (
    <div class="ge-miniature" aria-hidden="true">
      <Figure plan={plan} state={state} label={label} direction="down" />
    </div>
  );

  return (
    <div class="ge">
      {seed > 0 && (
        <p class="ge-numbers">
          Now with other numbers: <strong>{exercise.points.map(pointWords).join('; then ')}</strong>.
        </p>
      )}
      <div class="ge-graph">
        {exercise.points.length > 1 && <p class="ge-at">At {pointWords(exercise.points[state.point])}</p>}
        <Figure plan={plan} state={state} label={label} direction="right" />
        <Figure plan={plan} state={state} label={label} direction="down" />
      </div>
      {sheet.parts.map((part, i) => (
        <PartSection
          key={part.name}
          sheet={sheet}
          part={part}
          number={i + 1}
          work={work}
          current={current}
          miniature={miniature}
          inputId={inputId}
          onInput={(field, text) => run({ do: 'type', field: field.id, text })}
          onFocus={(field) => setCurrent(field.id)}
          onEnter={enter}
          onCheck={() => check(part.fields)}
          onShow={(shown) => run({ do: 'show', fields: shown.map((field) => field.id) })}
        />
      ))}
      <footer class="ge-foot">
        <p class="ge-standing">
          {right === of ? (
            <strong>{afterSolution ? '✓ Solved, after the solution.' : '✓ Solved.'}</strong>
          ) : (
            `${right} of ${of} right`
          )}
        </p>
        <Hints hints={hints} html />
        {variants.length > 0 && (
          <button type="button" class="gw-button gw-button--quiet" onClick={otherNumbers}>
            Other numbers
          </button>
        )}
        {touched && (
          <button type="button" class="gw-button gw-button--quiet" onClick={() => run({ do: 'start-over' })}>
            Start over
          </button>
        )}
      </footer>
      <p role="status" class="gw-visually-hidden">
        <span key={newsCount.current}>{work.news}</span>
      </p>
    </div>
  );
}

function sheetFor(exercise: GradientExerciseData, points: readonly Env[] | undefined): Sheet {
  return makeSheet(points ? { ...exercise, points: [...points] } : exercise);
}

/** A slow network lets people type before this script arrives, and browsers refill forms on reload: keep that. */
function typedBeforeScripts(fields: readonly Field[], inputId: (field: Field) => string): Work {
  if (typeof document === 'undefined') return nothingDone;
  const answers = fields.flatMap((field) => {
    const input = document.getElementById(inputId(field));
    const text = input instanceof HTMLInputElement ? input.value : '';
    return text === '' ? [] : [[field.id, { ...EMPTY, text }] as const];
  });
  return { ...nothingDone, answers: Object.fromEntries(answers) };
}
