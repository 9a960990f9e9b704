/**
 * Draws the form: graph, parts, fields and verdicts. Keeps the draft, reports results, announces each once. What
 * marks is fetched when somebody begins to work, so that reading the lesson stays light.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Env } from '../../expr/types.ts';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { ExerciseFoot } from '../../ui/ExerciseFoot.tsx';
import { GraphDrawing } from '../../ui/graph/GraphDrawing.tsx';
import { reportResult } from '../../ui/report.ts';
import { draftName, linkWith, seedFrom } from '../../ui/seed-link.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import { figureScene, figureState } from './figure.ts';
import { allFields, type Field, type Form, pointWords } from './form.ts';
import { PartSection } from './PartSection.tsx';
import type { Sheet } from './sheet.ts';
import { cleared, draftOf, EMPTY, nothingDone, shown, standing, typed, type Work } from './work.ts';

type Tools = typeof import('./tools.ts');

interface Props {
  readonly id: string;
  /** The form with the author's numbers, made at build time. */
  readonly form: Form;
  readonly plan: GraphPlan;
  /** Points for the seeds 1, 2, …: the same function with other numbers. */
  readonly variants: readonly (readonly Env[])[];
  /** Hints as HTML from the build. */
  readonly hints: readonly string[];
}

export function GradientExerciseView({ id, form: written, plan, variants, hints }: Props) {
  const inputId = (field: Field) => `${id}-${field.id}`;
  const [seed, setSeed] = useState(0);
  const [kit, setKit] = useState<{ readonly tools: Tools; readonly sheet: Sheet }>();
  const [work, setWork] = useState<Work>(() => typedBeforeScripts(allFields(written), inputId));
  const [current, setCurrent] = useState<string>();
  const [unloaded, setUnloaded] = useState(false);
  const now = useRef({ work, seed, newsCount: 0, draftsRead: false });
  const loading = useRef<Promise<Tools> | undefined>(undefined);

  const form: Form = kit?.sheet ?? written;
  const { exercise } = form;
  const fields = allFields(form);

  const update = (next: Work): Work => {
    now.current.work = next;
    if (next.news) now.current.newsCount++;
    setWork(next);
    if (now.current.draftsRead) writeDraft(draftName(id, now.current.seed), draftOf(next));
    return next;
  };

  const sheetWith = (tools: Tools, chosen: number): Sheet => {
    const points = variants[chosen - 1];
    return tools.makeSheet(points ? { ...written.exercise, points: [...points] } : written.exercise);
  };

  /** What marks, and the sheet with the numbers in use; undefined, and said so, where it cannot be fetched. */
  const load = async (): Promise<{ tools: Tools; sheet: Sheet } | undefined> => {
    try {
      loading.current ??= import('./tools.ts');
      const tools = await loading.current;
      const ready = { tools, sheet: sheetWith(tools, now.current.seed) };
      setUnloaded(false);
      setKit(ready);
      return ready;
    } catch {
      loading.current = undefined;
      setUnloaded(true);
      return undefined;
    }
  };

  const choose = async (chosen: number, before: Work): Promise<void> => {
    now.current.seed = chosen;
    now.current.draftsRead = false;
    const draft = readDraft(draftName(id, chosen));
    if (chosen > 0 || draft !== undefined || kit !== undefined) {
      const ready = await load();
      if (ready === undefined) return;
      // Keys pressed while it was loading are part of the work by now.
      const typedMeanwhile = before === nothingDone ? now.current.work : before;
      update({ ...ready.tools.restore(ready.sheet, typedMeanwhile, draft), news: typedMeanwhile.news });
    }
    now.current.draftsRead = true;
    setSeed(chosen);
    setCurrent(undefined);
  };

  useEffect(() => {
    choose(seedFrom(location.search, id, variants.length), nothingDone);
  }, []);

  const otherNumbers = (): void => {
    const next = (seed + 1) % (variants.length + 1);
    history.replaceState(history.state, '', linkWith(location.href, id, next));
    const points = variants[next - 1] ?? written.exercise.points;
    choose(next, { ...nothingDone, news: `Now with ${points.map(pointWords).join(', then ')}.` });
  };

  const check = async (marked: readonly Field[]): Promise<Work> => {
    const ready = await load();
    if (ready === undefined) return now.current.work;
    const ids = marked.map((field) => field.id);
    const next = update(ready.tools.check(ready.sheet, now.current.work, ids));
    const kinds = ids.map((one) => next.answers[one]?.verdict?.kind);
    const open = ids[kinds.indexOf('wrong')];
    if (open) setCurrent(open);
    if (kinds.some((kind) => kind === 'correct' || kind === 'wrong')) {
      const { right, of, afterSolution, wrongAnswers } = standing(ready.sheet, next);
      const outcome = right === of ? 'solved' : 'tried';
      const texts = Object.entries(next.answers).map(([field, { text }]) => [field, text] as const);
      const submission = {
        kind: 'gradient',
        numbers: now.current.seed,
        fields: Object.fromEntries(texts),
      } as const;
      reportResult({ exercise: id, outcome, afterSolution, wrongAnswers, submission });
    }
    return next;
  };

  /** Enter marks the field; when it is right, the next one that is not takes the focus. */
  const enter = async (field: Field): Promise<void> => {
    const { answers } = await check([field]);
    if (answers[field.id]?.verdict?.kind !== 'correct') return;
    const after = fields.slice(fields.findIndex((other) => other.id === field.id) + 1);
    const next = after.find((other) => answers[other.id]?.verdict?.kind !== 'correct');
    if (next) document.getElementById(inputId(next))?.focus();
  };

  const show = async (opened: readonly Field[]): Promise<void> => {
    const ids = opened.map((field) => field.id);
    if (await load()) update(shown(now.current.work, ids));
  };

  const state = figureState(form, plan, work, current);
  const scene = figureScene(plan, state);
  const label = `Graph: ${exercise.steps.join(', then ')}, at ${pointWords(exercise.points[state.point])}.`;
  const touched = Object.values(work.answers).some((answer) => answer.text !== '' || answer.shown);

  const miniature = state.slip && (
    <div class="ge-miniature" aria-hidden="true">
      <GraphDrawing plan={plan} scene={scene} label={label} direction="down" backward />
    </div>
  );

  return (
    <div class="ge">
      {seed > 0 && (
        <p class="ge-numbers">
          Now with other numbers: <strong>{exercise.points.map(pointWords).join('; then ')}</strong>.
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, this groups the parts of a picture */}
      <div
        class="ge-graph gw-focusable"
        data-wide-from="30"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a graph wider than a phone scrolls with the keyboard too
        tabIndex={0}
        aria-label="Graph of the exercise"
      >
        {exercise.points.length > 1 && <p class="ge-at">At {pointWords(exercise.points[state.point])}</p>}
        <GraphDrawing plan={plan} scene={scene} label={label} direction="right" backward />
        <GraphDrawing plan={plan} scene={scene} label={label} direction="down" backward />
      </div>
      {form.parts.map((part, i) => (
        <PartSection
          key={part.name}
          form={form}
          readEcho={kit?.tools.readEcho}
          solutionOf={kit && ((field) => kit.tools.solutionOf(kit.sheet, field))}
          part={part}
          number={i + 1}
          work={work}
          seed={seed}
          current={current}
          miniature={miniature}
          inputId={inputId}
          onInput={(field, text) => update(typed(now.current.work, field.id, text))}
          onFocus={(field) => {
            setCurrent(field.id);
            if (kit === undefined) load();
          }}
          onEnter={enter}
          onCheck={() => check(part.fields)}
          onShow={show}
        />
      ))}
      {unloaded && (
        <p class="ge-unloaded" role="alert">
          What marks your answers could not be loaded. They are kept; check your connection and try again.
        </p>
      )}
      <ExerciseFoot
        {...standing(form, work)}
        hints={hints}
        onOtherNumbers={variants.length > 0 ? otherNumbers : undefined}
        onStartOver={touched ? () => update(cleared) : undefined}
      />
      <p role="status" class="gw-visually-hidden">
        <span key={now.current.newsCount}>{work.news}</span>
      </p>
    </div>
  );
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
