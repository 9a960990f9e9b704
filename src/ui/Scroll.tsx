/** A table or drawing that may be wider than its place: it scrolls inside, with the keyboard too. */
import type { ComponentChildren } from 'preact';

interface Props {
  /** What is inside, for those who hear it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

export function Scroll({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section class="gw-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
