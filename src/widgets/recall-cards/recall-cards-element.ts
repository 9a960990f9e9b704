/**
 * `<gw-recall-cards>`: turns the definition list inside it into cards that are asked one at a time. The list stays
 * the only place where the words are written; faces are copies of it.
 */
import { firstRound, type Move, play } from './round.ts';

class RecallCards extends HTMLElement {
  private cards: HTMLElement[] = [];
  private round = firstRound(0);
  private readonly table = document.createElement('div');

  connectedCallback(): void {
    const list = this.querySelector('dl');
    if (list === null || list.hidden) return;
    this.cards = [...list.querySelectorAll<HTMLElement>('[data-card]')];
    this.round = firstRound(this.cards.length);
    list.hidden = true;
    this.table.className = 'gw-card-table';
    this.append(this.table);
    this.draw();
  }

  private move(move: Move): void {
    this.round = play(this.round, move, this.cards.length);
    this.draw();
    // The next thing to press takes the focus, so that the whole round can be played from the keyboard.
    this.table.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  private draw(): void {
    const { ahead, again, known, turned } = this.round;
    const card = ahead[0] === undefined ? undefined : this.cards[ahead[0]];
    const count = document.createElement('p');
    count.className = 'gw-card-count';
    count.textContent = `${known} of ${this.cards.length} known${again.length > 0 ? `, ${again.length} to repeat` : ''}`;
    this.table.replaceChildren(card ? this.drawCard(card, turned) : this.drawEnd(), count);
  }

  private drawCard(card: HTMLElement, turned: boolean): HTMLElement {
    const place = element('div', 'gw-card');
    place.dataset.turned = String(turned);
    const question = element('p', 'gw-card-question');
    question.id = 'gw-card-question';
    question.append(...copies(card.querySelector('dt')));
    place.append(question);
    if (turned) {
      const answer = element('div', 'gw-card-answer');
      answer.id = 'gw-card-answer';
      answer.append(...copies(card.querySelector('[data-answer]')));
      place.append(answer);
    }
    const row = element('div', 'gw-card-row');
    if (turned) {
      row.append(
        this.button('I knew it', 'knew', 'gw-card-answer', true),
        this.button('Not yet', 'not-yet', 'gw-card-answer'),
      );
    } else row.append(this.button('Turn over', 'turn', 'gw-card-question', true));
    place.append(row);
    return place;
  }

  private drawEnd(): HTMLElement {
    const place = element('div', 'gw-card');
    const words = element('p', 'gw-card-question');
    words.id = 'gw-card-question';
    const left = this.round.again.length;
    words.textContent =
      left === 0
        ? 'You knew them all.'
        : `End of the round. ${left === 1 ? 'One card comes' : `${left} cards come`} again.`;
    const row = element('div', 'gw-card-row');
    row.append(
      left === 0
        ? this.button('Start again', 'restart', 'gw-card-question', true)
        : this.button(
            left === 1 ? 'Repeat that card' : `Repeat those ${left}`,
            'repeat',
            'gw-card-question',
            true,
          ),
    );
    place.append(words, row);
    return place;
  }

  private button(words: string, move: Move, describedBy: string, first = false): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'gw-button';
    button.textContent = words;
    button.setAttribute('aria-describedby', describedBy);
    if (first) button.dataset.first = '';
    button.addEventListener('click', () => this.move(move));
    return button;
  }
}

function element(name: 'div' | 'p', className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function copies(source: Element | null): Node[] {
  return [...(source?.childNodes ?? [])].map((node) => node.cloneNode(true));
}

customElements.define('gw-recall-cards', RecallCards);
