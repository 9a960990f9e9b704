/** Draws the asked gradients, fetches the marker when the learner begins, keeps the draft and reports results. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Given } from '../../grading/matrix/program.ts';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { ExerciseFoot } from '../../ui/ExerciseFoot.tsx';
import { reportResult } from '../../ui/report.ts';
import { draftName, linkWith, seedFrom } from '../../ui/seed-link.ts';
import {
  type Action,
  type Answer,
  act,
  draftOf,
  emptyWork,
  isBlank,
  keyOf,
  restore,
  standing,
  typedOf,
  type Work,
} from './model.ts';
import { QuantitySection } from './QuantitySection.tsx';
import type { Question, Sheet } from './sheet.ts';

interface Props {
  readonly id: string;
  readonly question: Question;
  /** The sheet with the author's numbers, made at build time. */
  readonly sheet: Sheet;
  /** What is given for the seeds 1, 2, …: the same steps with other numbers. */
  readonly variants: readonly Given[];
  /** Hints as HTML from the build. */
  readonly hints: readonly string[];
}

type Marker = typeof import('./marker.ts');

/** An exercise with the numbers of one seed; 0 is the author's. */
interface Version {
  readonly seed: number;
  readonly question: Question;
  readonly sheet: Sheet;
}

export function MatrixExerciseView({ id, question: written, sheet: first, variants, hints }: Props) {
  const [work, setWork] = useState<Work>(() => typedBeforeScripts(id, first.quantities));
  const [version, setVersion] = useState<Version>({ seed: 0, question: written, sheet: first });
  /** The version as it is now, also for what was begun before the next one. */
  const current = useRef(version);
  /** The work as it is now, also for a verdict that arrives after the next key. */
  const latest = useRef(work);
  const newsCount = useRef(0);
  const [marker, setMarker] = useState<Marker>();
  const [unreachable, setUnreachable] = useState(false);

  const become = (next: Work): Work => {
    latest.current = next;
    if (next.news) newsCount.current++;
    setWork(next);
    return next;
  };
  const run = (action: Action): Work => {
    const { sheet, seed } = current.current;
    const next = become(act(sheet.quantities, latest.current, action));
    writeDraft(draftName(id, seed), draftOf(next));
    return next;
  };
  const load = async (): Promise<Marker | undefined> => {
    try {
      const loaded = marker ?? (await import('./marker.ts'));
      setMarker(loaded);
      setUnreachable(false);
      return loaded;
    } catch {
      setUnreachable(true);
      return undefined;
    }
  };

  const judge = async (name: string, again = false): Promise<void> => {
    const answer = latest.current.answers[name];
    if (!answer) return;
    if (isBlank(answer)) {
      become({ ...latest.current, news: 'Nothing to check yet: type an answer first.' });
      return;
    }
    const loaded = await load();
    if (!loaded) return;
    const verdict = loaded.markQuantity(current.current.question, name, typedOf(answer));
    const next = run({ do: 'judge', name, of: keyOf(answer), verdict, again });
    if (again || (verdict.kind !== 'correct' && verdict.kind !== 'wrong')) return;
    const { right, of, afterSolution, wrongAnswers } = standing(next);
    const outcome = right === of ? 'solved' : 'tried';
    const typed = Object.entries(next.answers).map(([one, given]) => [one, typedOf(given)] as const);
    const submission = {
      kind: 'matrix',
      numbers: current.current.seed,
      grids: Object.fromEntries(typed),
    } as const;
    reportResult({ exercise: id, outcome, afterSolution, wrongAnswers, submission });
  };

  /** Puts the numbers of a seed on the page, with what was filled in for them. */
  const choose = async (seed: number, news = ''): Promise<void> => {
    const given = variants[seed - 1];
    let next: Version = { seed: 0, question: written, sheet: first };
    if (given !== undefined) {
      const loaded = await load();
      if (!loaded) return;
      const question = loaded.withGiven(written, given);
      next = { seed, question, sheet: loaded.makeSheet(question, id) };
    }
    current.current = next;
    setVersion(next);
    const { quantities } = next.sheet;
    const draft = readDraft(draftName(id, seed));
    const { work: kept, marked } =
      draft === undefined ? { work: emptyWork(quantities), marked: [] } : restore(quantities, draft);
    become({ ...kept, news });
    for (const name of marked) void judge(name, true);
  };

  useEffect(() => {
    const seed = seedFrom(location.search, id, variants.length);
    if (seed > 0 || readDraft(id) !== undefined) void choose(seed);
  }, []);

  const otherNumbers = (): void => {
    const next = (version.seed + 1) % (variants.length + 1);
    history.replaceState(history.state, '', linkWith(location.href, id, next));
    void choose(next, next === 0 ? 'Back to the first numbers.' : 'Now with other numbers.');
  };

  const { sheet, seed, question } = version;
  const disputeOf = (asked: string, answer: Answer): (() => Promise<string>) | undefined => {
    const { verdict } = answer;
    if (verdict?.kind !== 'wrong') return undefined;
    const typed = typedOf(answer);
    const text =
      typeof typed === 'string' ? typed : `[${typed.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
    return async () => {
      const { caseText } = await import('../../grading/marking-case.ts');
      return caseText({ asked, answer: text, verdict, seed, question: { given: question.given } });
    };
  };
  const matrices = Object.values(written.given).some((numbers) => typeof numbers !== 'number');
  const touched = Object.values(work.answers).some((answer) => !isBlank(answer) || answer.shown);
  return (
    <div class="mx">
      <div class="mx-given">
        {seed > 0 && <p class="mx-numbers">Now with other numbers.</p>}
        <p>
          <strong>Given</strong>
          {sheet.given.map((math) => (
            <span key={math} dangerouslySetInnerHTML={{ __html: math }} />
          ))}
        </p>
        <p>
          <strong>Steps</strong>
          {sheet.steps.map((math) => (
            <span key={math} dangerouslySetInnerHTML={{ __html: math }} />
          ))}
        </p>
      </div>
      <p class="mx-lead">
        Answer with numbers, or with a formula in{' '}
        {sheet.names.map((name, i) => (
          <>
            {i > 0 && ', '}
            <code>{name}</code>
          </>
        ))}
        .{' '}
        {matrices && (
          <>
            In formulas <code>A B</code> is the matrix product, <code>A^T</code> the transpose, and{' '}
            <code>A .* B</code> goes entry by entry.
          </>
        )}
      </p>
      {sheet.quantities.map((quantity) => {
        const answer = work.answers[quantity.name];
        return (
          answer && (
            <QuantitySection
              key={quantity.name}
              id={`${id}-${quantity.name}`}
              quantity={quantity}
              answer={answer}
              names={sheet.names}
              echo={marker?.echo}
              dispute={disputeOf(quantity.name, answer)}
              run={run}
              onCheck={() => void judge(quantity.name)}
              onFocus={() => void load()}
            />
          )
        );
      })}
      {unreachable && (
        <p class="mx-unreachable" role="alert">
          The marking could not be loaded. Your answers are kept. Check your connection, then press Check
          again.
        </p>
      )}
      <ExerciseFoot
        {...standing(work)}
        hints={hints}
        onOtherNumbers={variants.length > 0 ? otherNumbers : undefined}
        onStartOver={touched ? () => run({ do: 'start-over' }) : undefined}
      />
      <p role="status" class="gw-visually-hidden">
        <span key={newsCount.current}>{work.news}</span>
      </p>
    </div>
  );
}

/** A slow network lets people type before this script arrives: keep what stands in the first grids. */
function typedBeforeScripts(id: string, quantities: Sheet['quantities']): Work {
  let work = emptyWork(quantities);
  if (typeof document === 'undefined') return work;
  for (const { name, rows, columns } of quantities)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const input = document.getElementById(`${id}-${name}-${row}-${column}`);
        if (input instanceof HTMLInputElement && input.value !== '')
          work = act(quantities, work, { do: 'cell', name, row, column, text: input.value });
      }
  return work;
}
