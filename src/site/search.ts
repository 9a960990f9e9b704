/** Behavior of the search dialog: loads Pagefind on first use and lists what it finds. */

/** The part of Pagefind's interface that is used here; its bundle is written into the site by the build. */
interface Pagefind {
  init(): Promise<void>;
  /** Resolves to null when a later call has replaced this one. */
  debouncedSearch(term: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}
interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string };
  /** HTML in which only `<mark>` is not escaped. */
  readonly excerpt: string;
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

const SHOWN = 12;

async function fetchPagefind(bundle: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ bundle)) as Pagefind;
  await pagefind.init();
  return pagefind;
}

class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const button = this.querySelector('button');
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (!button || !dialog || !input) return;
    button.hidden = false;

    const open = () => {
      this.#load().catch(() => {});
      dialog.showModal();
      input.select();
    };
    button.addEventListener('click', open);
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    input.addEventListener('input', () => this.#search(input.value.trim()));
    // Enter goes to the first result instead of closing the dialog.
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>('.results a')?.click();
    });
    this.querySelector('.results')?.addEventListener('click', () => dialog.close());
    document.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (dialog.open) dialog.close();
      else open();
    });
  }

  /** Once; a load that failed is tried again with the next key. */
  #load(): Promise<Pagefind> {
    this.#pagefind ??= fetchPagefind(this.dataset.bundle ?? '');
    return this.#pagefind;
  }

  async #search(term: string): Promise<void> {
    if (term === '') return this.#show([], '');
    try {
      const pagefind = await this.#load();
      const answer = await pagefind.debouncedSearch(term);
      if (answer === null) return;
      const found = await Promise.all(answer.results.slice(0, SHOWN).map((result) => result.data()));
      const count = answer.results.length;
      const words =
        count === 0 ? `Nothing found for “${term}”.` : `${count} ${count === 1 ? 'page' : 'pages'} found.`;
      this.#show(found, words);
    } catch {
      this.#pagefind = undefined;
      this.#show([], 'The search index could not be loaded. Check your connection and type again.');
    }
  }

  #show(found: readonly Found[], words: string): void {
    const status = this.querySelector('.status');
    if (status) status.textContent = words;
    const items = found.map((page) => {
      // The best section of the page, when the page has sections.
      const best = page.sub_results[0];
      const link = document.createElement('a');
      link.href = best?.url ?? page.url;
      const title = document.createElement('strong');
      const pageTitle = page.meta.title ?? page.url;
      title.textContent = best && best.title !== pageTitle ? `${pageTitle} › ${best.title}` : pageTitle;
      const excerpt = document.createElement('span');
      excerpt.innerHTML = best?.excerpt ?? page.excerpt;
      link.append(title, excerpt);
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    this.querySelector('.results')?.replaceChildren(...items);
  }
}
customElements.define('site-search', SiteSearch);
