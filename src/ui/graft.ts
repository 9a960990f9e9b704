/**
 * Takes a piece of another page of this site into this one: a checkpoint shows exercises that stand on pages of their
 * own. Interactive parts of the piece start by themselves, because the page they came from described them whole.
 */

/**
 * The element `selector` of the page at `address`, with the style sheets it needs added to this page.
 * Rejects with a sentence for the reader when the page cannot be had or holds no such element.
 */
export async function graft(address: string, selector: string): Promise<HTMLElement> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok)
    throw new Error('The exercise could not be loaded. Check your connection, then open it again.');
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const piece = page.querySelector<HTMLElement>(selector);
  if (piece === null) throw new Error('The exercise could not be loaded: its page holds something else.');
  await Promise.all(
    [...page.head.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')].map(addStyle),
  );
  return document.importNode(piece, true);
}

/** Adds a style sheet once; resolves when it applies, or has failed. */
function addStyle(found: HTMLElement): Promise<void> | undefined {
  const known = [...document.querySelectorAll('link[rel="stylesheet"], style')];
  if (known.some((style) => style.isEqualNode(found))) return undefined;
  const style = document.importNode(found, true);
  return new Promise((resolve) => {
    if (style.localName === 'style') resolve();
    style.addEventListener('load', () => resolve(), { once: true });
    style.addEventListener('error', () => resolve(), { once: true });
    document.head.append(style);
  });
}
