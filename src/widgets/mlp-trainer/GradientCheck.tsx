/** The button that compares the network's gradients with central differences, and what came of it. */
import { useRef, useState } from 'preact/hooks';
import type { TrainingRun } from '../../runtime/training-client.ts';
import type { CheckReport } from '../../training/gradient-check.ts';
import { formatNumber } from '../../viz/format-number.ts';

export function GradientCheck({ run }: { run(): Promise<TrainingRun> }) {
  const [report, setReport] = useState<CheckReport | string>();
  const [busy, setBusy] = useState(false);
  const stop = useRef<AbortController | undefined>(undefined);
  const check = async (): Promise<void> => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setBusy(true);
    try {
      setReport(await (await run()).check(controller.signal));
    } catch (error) {
      if (!controller.signal.aborted) setReport(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <div>
      <p class="tr-dim">
        Each parameter of the untrained network is nudged by ±10⁻⁵ in float64, and the change of the loss is
        compared with the gradient from backward.
      </p>
      {busy ? (
        <button type="button" class="gw-button" onClick={() => stop.current?.abort()}>
          Stop checking
        </button>
      ) : (
        <button type="button" class="gw-button" onClick={check}>
          Check the gradients
        </button>
      )}
      <div role="status">{report !== undefined && !busy && <Report report={report} />}</div>
    </div>
  );
}

function Report({ report }: { readonly report: CheckReport | string }) {
  if (typeof report === 'string') return <p>{report}</p>;
  const { passed, checked, of, worst } = report;
  return (
    <div class="gw-verdict" data-kind={passed ? 'correct' : 'wrong'}>
      <span aria-hidden="true">{passed ? '✓' : '✗'}</span>
      <div>
        {passed ? 'The gradients are right. ' : 'Some gradients disagree. '}
        {checked === of ? `All ${of} entries` : `${checked} of ${of} entries`} compared. The worst is{' '}
        <code>
          {worst.parameter}[{worst.index.join(', ')}]
        </code>
        : backward says {formatNumber(worst.analytic)}, the nudge {formatNumber(worst.numeric)}, a relative
        difference of {formatNumber(worst.relative, 2)}.
        {!passed && ' With ReLU, a nudge that crosses a kink looks like a wrong gradient.'}
      </div>
    </div>
  );
}
