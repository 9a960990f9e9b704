/** One script and one prediction about it: marked by the run, which can then be followed line by line. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Verdict } from '../../grading/verdict.ts';
import type { OutcomeAnswer, TableAnswer } from '../../runtime/script/answers.ts';
import type { TableVerdict } from '../../runtime/script/mark.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { VerdictBox } from '../../ui/Verdict.tsx';
import { verdictWords } from '../../ui/verdict-words.ts';
import { Code } from './Code.tsx';
import type { PredictItem } from './exercise-props.ts';
import type { Lab as LabOf } from './Lab.tsx';
import { Note } from './Note.tsx';
import { OutcomeForm } from './OutcomeForm.tsx';
import { runScript } from './run.ts';
import { TableForm } from './TableForm.tsx';

interface Props {
  readonly item: PredictItem;
  /** Unique on the page. */
  readonly name: string;
  onTried(right: boolean): void;
  onShown?(): void;
  /** In an exam: the first answer counts, and the run follows it at once. */
  readonly once?: boolean;
  readonly next?: string;
  readonly onNext: (() => void) | undefined;
}

export function Prediction({
  item,
  name,
  once = false,
  onTried,
  onShown,
  next = 'Next script',
  onNext,
}: Props) {
  const [run, setRun] = useState<{ readonly trace: Trace; readonly Lab: typeof LabOf } | undefined>();
  const [verdict, setVerdict] = useState<Verdict | undefined>();
  const [cells, setCells] = useState<TableVerdict['cells']>({});
  const [right, setRight] = useState(false);
  const [closed, setClosed] = useState(false);
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (right || closed) onward.current?.focus();
  }, [right, closed]);

  /** What draws a run is fetched with the first one. */
  const show = async (trace: Trace): Promise<void> => {
    const { Lab } = await import('./Lab.tsx');
    setRun({ trace, Lab });
  };
  const settle = (judged: Verdict, made: Trace): void => {
    setVerdict(judged);
    if (judged.kind === 'unmarkable') return;
    const isRight = judged.kind === 'correct';
    setRight(isRight);
    if (isRight || once) void show(made);
    if (once) setClosed(true);
    onTried(isRight);
  };
  const broken = (message: string) => setVerdict({ kind: 'unmarkable', message });
  const checkOutcome = async (answer: OutcomeAnswer): Promise<void> => {
    const result = await runScript('outcome', { source: item.source, asked: item.asked, answer });
    if (result.ok) settle(result.value.verdict, result.value.trace);
    else broken(result.message);
  };
  const checkTable = async (answer: TableAnswer): Promise<void> => {
    const result = await runScript('table', { source: item.source, asked: item.asked, answer });
    if (!result.ok) return broken(result.message);
    setCells(result.value.cells);
    settle(result.value.whole, result.value.trace);
  };
  const reveal = async (): Promise<void> => {
    onShown?.();
    const result = await runScript('trace', { source: item.source });
    if (result.ok) await show(result.value);
    else broken(result.message);
  };
  return (
    <div class="al-one">
      {run === undefined ? <Code rows={item.rows} /> : <run.Lab trace={run.trace} start={1} />}
      {item.asked.asks === 'table' ? (
        <TableForm
          item={item}
          cells={cells}
          closed={closed}
          onCheck={checkTable}
          onChange={() => setVerdict(undefined)}
        />
      ) : (
        <OutcomeForm
          item={item}
          name={name}
          closed={closed}
          onCheck={checkOutcome}
          onChange={() => setVerdict(undefined)}
        />
      )}
      <div role="status">
        {verdict !== undefined && (
          <VerdictBox
            verdict={verdict.kind === 'correct' ? { ...verdict, message: item.because } : verdict}
          />
        )}
        {verdict?.kind === 'wrong' && <Reasons cells={cells} />}
      </div>
      <div class="al-row">
        {verdict?.kind === 'wrong' && run === undefined && (
          <button type="button" class="gw-button" onClick={reveal}>
            Show the run
          </button>
        )}
        {(right || run !== undefined) && onNext !== undefined && (
          <button type="button" class="gw-button gw-button--main" ref={onward} onClick={onNext}>
            {next}
          </button>
        )}
      </div>
      {run !== undefined && !right && <p class="al-because">{item.because}</p>}
      {run !== undefined && <Note own={false} />}
    </div>
  );
}

/** Why cells of a table are not right, name by name. */
function Reasons({ cells }: { readonly cells: TableVerdict['cells'] }) {
  const wrong = Object.entries(cells).flatMap(([name, row]) =>
    Object.entries(row).flatMap(([column, verdict]) =>
      verdict === undefined || verdict.kind === 'correct' ? [] : [{ place: `${name}, ${column}`, verdict }],
    ),
  );
  if (wrong.length === 0) return null;
  return (
    <ul class="al-reasons">
      {wrong.map(({ place, verdict }) => (
        <li key={place}>
          <strong>{place}:</strong> {verdictWords(verdict).replace(/^Not yet\. /, '')}
        </li>
      ))}
    </ul>
  );
}
