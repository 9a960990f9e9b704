/**
 * `<gw-quiz>`: marks one question at a time and shows the reason for the choice made, right or wrong. A custom
 * element, not an island: nothing here is drawn, the words are all in the page already.
 */
import { reportResult } from '../../ui/report.ts';
import { VERDICT_MARKS } from '../../ui/verdict-words.ts';

class Quiz extends HTMLElement {
  private readonly solved = new Set<HTMLFormElement>();

  connectedCallback(): void {
    for (const question of this.questions()) {
      for (const piece of question.querySelectorAll<HTMLElement>('.gw-needs-script')) piece.hidden = false;
      const reasons = question.querySelector('details');
      if (reasons) reasons.hidden = true;
      question.addEventListener('submit', (event) => {
        event.preventDefault();
        this.mark(question);
      });
      // A verdict belongs to the choice it was given for.
      question.addEventListener('change', () => show(question, undefined));
    }
  }

  private questions(): NodeListOf<HTMLFormElement> {
    return this.querySelectorAll<HTMLFormElement>('form[data-question]');
  }

  private mark(question: HTMLFormElement): void {
    const picked = question.querySelector<HTMLInputElement>('input:checked');
    if (picked === null) {
      show(question, { kind: 'unmarkable', words: 'Pick one of the answers first. No try was counted.' });
      return;
    }
    const reason = question.querySelectorAll('[data-reason] [data-words]')[Number(picked.value)];
    const right = picked.dataset.right !== undefined;
    show(question, { kind: right ? 'correct' : 'wrong', words: reason?.cloneNode(true) ?? '' });
    if (right) this.solved.add(question);
    const outcome = this.solved.size === this.questions().length ? 'solved' : 'tried';
    reportResult({ exercise: this.dataset.quiz ?? '', outcome });
  }
}

interface Shown {
  readonly kind: 'correct' | 'wrong' | 'unmarkable';
  readonly words: Node | string;
}

const OPENINGS = { correct: 'Right. ', wrong: 'Not yet. ', unmarkable: '' };

function show(question: HTMLFormElement, shown: Shown | undefined): void {
  const place = question.querySelector('.gw-question-result');
  if (shown === undefined) {
    place?.replaceChildren();
    return;
  }
  const box = document.createElement('div');
  box.className = 'gw-verdict';
  box.dataset.kind = shown.kind;
  const mark = document.createElement('span');
  mark.ariaHidden = 'true';
  mark.textContent = VERDICT_MARKS[shown.kind];
  const words = document.createElement('span');
  words.append(OPENINGS[shown.kind], shown.words);
  box.append(mark, words);
  place?.replaceChildren(box);
}

customElements.define('gw-quiz', Quiz);
