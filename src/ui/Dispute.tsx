/** “Dispute this mark”: copies what was asked, answered and judged as a test case that anybody can run. */
import { useState } from 'preact/hooks';
import './dispute.css';

export function Dispute({ text }: { readonly text: string }) {
  const [said, setSaid] = useState<'' | 'copied' | 'shown'>('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
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
      <p role="status">
        {said === 'copied' && 'Copied as a test case. Paste it into your report and say what you expected.'}
        {said === 'shown' && 'Your browser did not let us copy. This is the test case:'}
      </p>
      {said === 'shown' && (
        <textarea class="gw-field" aria-label="Test case of this mark" readOnly rows={8} value={text} />
      )}
    </div>
  );
}
