/** `<gw-glossary>`: narrows the list of words to those with the letters typed, and says how many are left. */
class Glossary extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const field = this.querySelector<HTMLInputElement>('input[type="search"]');
    if (!form || !field) return;
    this.querySelector('search')?.removeAttribute('hidden');
    form.addEventListener('submit', (event) => event.preventDefault());
    field.addEventListener('input', () => this.narrow(field.value));
    // A letter leads to words that may be hidden. The click comes before the browser goes there.
    this.addEventListener('click', ({ target }) => {
      if (!(target as Element).closest('a[href^="#"]')) return;
      field.value = '';
      this.narrow('');
    });
  }

  private narrow(typed: string): void {
    const letters = typed.trim().toLowerCase();
    const words = [...this.querySelectorAll<HTMLElement>('.word')];
    for (const word of words) word.hidden = !word.dataset.finds?.includes(letters);
    for (const section of this.querySelectorAll('section'))
      section.hidden = !section.querySelector('.word:not([hidden])');
    const left = words.filter((word) => !word.hidden).length;
    const status = this.querySelector('.found');
    if (status) status.textContent = letters ? found(left) : '';
  }
}

function found(count: number): string {
  if (count === 0) return 'No word has these letters.';
  return count === 1 ? '1 word' : `${count} words`;
}

customElements.define('gw-glossary', Glossary);
