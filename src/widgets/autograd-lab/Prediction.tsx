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
import { Lab } from './Lab.tsx';
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
  const [trace, setTrace] = useState<Trace | undefined>();
  const [verdict, setVerdict] = useState<Verdict | undefined>();
  const [cells, setCells] = useState<TableVerdict['cells']>({});
  const [right, setRight] = useState(false);
  const [closed, setClosed] = useState(false);
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (right || closed) onward.current?.focus();
  }, [right, closed]);

  const settle = (judged: Verdict, made: Trace): void => {
    setVerdict(judged);
    if (judged.kind === 'unmarkable') return;
    const isRight = judged.kind === 'correct';
    setRight(isRight);
    if (isRight || once) setTrace(made);
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
    if (result.ok) setTrace(result.value);
    else broken(result.message);
  };
  return (
    <div class="al-one">
      {trace === undefined ? <Code rows={item.rows} /> : <Lab trace={trace} start={1} />}
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
        {verdict?.kind === 'wrong' && trace === undefined && (
          <button type="button" class="gw-button" onClick={reveal}>
            Show the run
          </button>
        )}
        {(right || trace !== undefined) && onNext !== undefined && (
          <button type="button" class="gw-button gw-button--main" ref={onward} onClick={onNext}>
            {next}
          </button>
        )}
      </div>
      {trace !== undefined && !right && <p class="al-because">{item.because}</p>}
      {trace !== undefined && <Note own={false} />}
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
