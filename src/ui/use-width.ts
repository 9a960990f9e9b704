/** The width of an element in pixels, kept up to date, for drawings whose text must not shrink with them. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** `guess` stands until the element is measured, and in the HTML. */
export function useWidth(of: RefObject<HTMLElement>, guess: number): number {
  const [width, setWidth] = useState(guess);
  // The element may come later than the component: a chart appears with its first run.
  const element = of.current;
  useEffect(() => {
    if (!of.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(of.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
