/**
 * `<gw-glossary-card>`: shows the meaning of a word when its link is pointed at, focused, or tapped for the first
 * time. Escape and a tap elsewhere hide it; the pointer may rest on it. What it says stands in the page already.
 */

/** Long enough that a pointer on its way elsewhere opens nothing, and that it can move onto the card. */
const DELAY_MS = 180;
/** Between the word and the card, and between the card and the window's edges. */
const GAP_PX = 6;
const MARGIN_PX = 16;

class GlossaryCard extends HTMLElement {
  private shown: HTMLAnchorElement | undefined;
  private timer: number | undefined;
  private touched = false;

  connectedCallback(): void {
    document.addEventListener('pointerover', (event) => this.pointerMoved(event));
    document.addEventListener('pointerdown', (event) => this.pressed(event));
    document.addEventListener('click', (event) => this.clicked(event), { capture: true });
    document.addEventListener('focusin', ({ target }) => {
      const word = wordAt(target);
      if (word?.matches(':focus-visible') && !this.touched) this.show(word);
      else if (!this.touched) this.hide();
    });
    document.addEventListener('keydown', ({ key }) => {
      this.touched = false;
      if (key === 'Escape') this.hide();
    });
    window.addEventListener('resize', () => this.hide());
  }

  private pointerMoved({ target, pointerType }: PointerEvent): void {
    if (pointerType === 'touch') return;
    const word = wordAt(target);
    window.clearTimeout(this.timer);
    if (word && word !== this.shown) this.timer = window.setTimeout(() => this.show(word), DELAY_MS);
    else if (this.shown && !word && !this.contains(target as Node) && this.shown !== document.activeElement)
      this.timer = window.setTimeout(() => this.hide(), DELAY_MS);
  }

  private pressed({ target, pointerType }: PointerEvent): void {
    this.touched = pointerType === 'touch';
    if (!wordAt(target) && !this.contains(target as Node)) this.hide();
  }

  /** With a finger the first tap shows the card, and the next one follows the link. */
  private clicked(event: MouseEvent): void {
    const word = wordAt(event.target);
    if (!word || !this.touched || word === this.shown) return;
    event.preventDefault();
    this.show(word);
  }

  private show(word: HTMLAnchorElement): void {
    const meaning = document.getElementById(word.getAttribute('aria-describedby') ?? '');
    if (!meaning) return;
    window.clearTimeout(this.timer);
    const { term = '', lesson = '' } = meaning.dataset;
    const again = part('span', 'again', ' · Tap again for the glossary.');
    const from = part('p', 'from', `Taught in ${lesson}`);
    from.append(again);
    this.replaceChildren(part('p', 'term', term), part('p', 'says', meaning.textContent ?? ''), from);
    this.showPopover();
    this.placeAt(word);
    this.shown = word;
  }

  private hide(): void {
    window.clearTimeout(this.timer);
    if (!this.shown) return;
    this.shown = undefined;
    this.hidePopover();
  }

  /** Below the word, or above it where there is more room; within the window from left to right. */
  private placeAt(word: HTMLElement): void {
    // A word that breaks over two lines has two boxes; the card belongs to the first.
    const box = word.getClientRects()[0] ?? word.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this;
    const { clientWidth, clientHeight } = document.documentElement;
    const fitsBelow = box.bottom + GAP_PX + height <= clientHeight;
    const top = fitsBelow || box.top < height + GAP_PX ? box.bottom + GAP_PX : box.top - GAP_PX - height;
    const left = Math.max(MARGIN_PX, Math.min(box.left, clientWidth - width - MARGIN_PX));
    this.style.top = `${top + window.scrollY}px`;
    this.style.left = `${left + window.scrollX}px`;
  }
}

function wordAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  return (target instanceof Element && target.closest<HTMLAnchorElement>('a.gw-word')) || undefined;
}

function part(tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

customElements.define('gw-glossary-card', GlossaryCard);
