/** The state of a page's one widget as the end of its address: followed when it changes, and kept up to date. */
import { useEffect, useRef } from 'preact/hooks';

/** Browsers refuse addresses that change hundreds of times a minute, as they would under a playing or dragging hand. */
const PAUSE_MS = 300;

/**
 * `follow` is called with the address's hash at first and at every change that did not come from here. The function that
 * comes back writes the newest `link()` into the address a moment later. Nothing happens unless `enabled`.
 */
export function useAddress(enabled: boolean, link: () => string, follow: (hash: string) => void): () => void {
  const newest = useRef({ link, follow });
  newest.current = { link, follow };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (!enabled) return undefined;
    const read = (): void => newest.current.follow(location.hash);
    read();
    addEventListener('hashchange', read);
    return () => {
      clearTimeout(timer.current);
      removeEventListener('hashchange', read);
    };
  }, [enabled]);
  return () => {
    if (!enabled) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      history.replaceState(history.state, '', `#${newest.current.link()}`);
    }, PAUSE_MS);
  };
}
