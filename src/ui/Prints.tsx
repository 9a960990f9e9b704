/** What a program printed, as one block that scrolls. Nothing is drawn when it printed nothing. */
import './prints.css';

interface Props {
  readonly prints: readonly { readonly text: string }[];
  readonly label: string;
}

export function Prints({ prints, label }: Props) {
  if (prints.length === 0) return null;
  return (
    <div class="gw-prints">
      <p>{label}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: output that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{prints.map((print) => print.text).join('\n')}</pre>
    </div>
  );
}
