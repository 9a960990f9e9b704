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
  readonly sub_results: readonly Section[];
}
interface Section {
  readonly title: string;
  readonly url: string;
  /** HTML in which only `<mark>` is not escaped. */
  readonly excerpt: string;
  /** Where the words stand in the page: the more of them, the better the section. */
  readonly locations: readonly number[];
}

const PAGES = 8;
const SECTIONS = 3;

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
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault();
      // Enter goes to the first result; Escape closes at once, where a search field would first be emptied.
      if (event.key === 'Enter') this.querySelector<HTMLAnchorElement>('.results a')?.click();
      else dialog.close();
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
      const found = await Promise.all(answer.results.slice(0, PAGES).map((result) => result.data()));
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
      const title = page.meta.title ?? page.url;
      const best = [...page.sub_results].sort((a, b) => b.locations.length - a.locations.length);
      const item = document.createElement('li');
      const heading = document.createElement('p');
      heading.textContent = title;
      item.append(heading, ...best.slice(0, SECTIONS).map((section) => sectionLink(section, title)));
      return item;
    });
    this.querySelector('.results')?.replaceChildren(...items);
  }
}
function sectionLink(section: Section, page: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = section.url;
  const title = document.createElement('strong');
  title.textContent = section.title === page ? 'Beginning' : section.title;
  const excerpt = document.createElement('span');
  excerpt.innerHTML = section.excerpt;
  link.append(title, excerpt);
  return link;
}

customElements.define('site-search', SiteSearch);
