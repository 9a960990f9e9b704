/** “Dispute this mark”: copies what was asked, answered and judged as a test case that anybody can run. */
import { useState } from 'preact/hooks';
import './dispute.css';

interface Props {
  /** Writes the test case; what writes it is fetched when somebody disputes. */
  readonly write: () => Promise<string>;
}

export function Dispute({ write }: Props) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState<'' | 'copied' | 'shown' | 'failed'>('');
  const copy = async (): Promise<void> => {
    const written = await write().catch(() => undefined);
    if (written === undefined) {
      setSaid('failed');
      return;
    }
    setText(written);
    try {
      await navigator.clipboard.writeText(written);
      setSaid('copied');
    } catch {
      setSaid('shown');
    }
  };
  return (
    <div class="gw-dispute">
      <button type="button" class="gw-button gw-button--quiet" onClick={copy}>
        Dispute this mark
      </button>
      <p aria-live="polite">
        {said === 'copied' && 'Copied as a test case. Paste it into your report and say what you expected.'}
        {said === 'failed' && 'The test case could not be written. Check your connection and try again.'}
        {said === 'shown' && 'Your browser did not let us copy. This is the test case:'}
      </p>
      {said === 'shown' && (
        <textarea class="gw-field" aria-label="Test case of this mark" readOnly rows={8} value={text} />
      )}
    </div>
  );
}
