/**
 * `<gw-quiz>`: marks one question at a time and shows the reason for the choice made, right or wrong. A custom
 * element, not an island: nothing here is drawn, the words are all in the page already. What was checked is kept as
 * a draft, so that a learner who comes back finds it.
 */
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { reportResult } from '../../ui/report.ts';
import { VERDICT_MARKS } from '../../ui/verdict-words.ts';
import { type Checked, isSolved, type Question, readChecked, withChoice } from './checked.ts';

class Quiz extends HTMLElement {
  private checked: Checked = {};

  connectedCallback(): void {
    this.checked = readChecked(readDraft(this.exercise));
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
      this.restore(question);
    }
  }

  private get exercise(): string {
    return this.dataset.quiz ?? '';
  }

  private questions(): HTMLFormElement[] {
    return [...this.querySelectorAll<HTMLFormElement>('form[data-question]')];
  }

  /** The choice that was checked last, with its verdict. One that the question no longer has is left out. */
  private restore(question: HTMLFormElement): void {
    const last = this.checked[questionOf(question).ask]?.at(-1);
    const input = inputsOf(question).find(({ value }) => value === last);
    if (input === undefined) return;
    input.checked = true;
    this.judge(question, input);
  }

  private mark(question: HTMLFormElement): void {
    const picked = inputsOf(question).find(({ checked }) => checked);
    if (picked === undefined) {
      show(question, { kind: 'unmarkable', words: 'Pick one of the answers first. No try was counted.' });
      return;
    }
    this.judge(question, picked);
    const before = this.checked;
    this.checked = withChoice(before, questionOf(question), picked.value);
    writeDraft(this.exercise, { checked: this.checked });
    const solved = isSolved(this.checked, this.questions().map(questionOf));
    reportResult({
      exercise: this.exercise,
      outcome: solved ? 'solved' : 'tried',
      ...(this.checked !== before && { submission: { kind: 'quiz', checked: this.checked } }),
    });
  }

  private judge(question: HTMLFormElement, picked: HTMLInputElement): void {
    const place = inputsOf(question).indexOf(picked);
    const reason = question.querySelectorAll('[data-reason] [data-words]')[place];
    const kind = picked.dataset.right === undefined ? 'wrong' : 'correct';
    show(question, { kind, words: reason?.cloneNode(true) ?? '' });
  }
}

const questionOf = (question: HTMLFormElement): Question => ({
  ask: question.dataset.question ?? '',
  right: inputsOf(question).find(({ dataset }) => dataset.right !== undefined)?.value ?? '',
});
const inputsOf = (question: HTMLFormElement): HTMLInputElement[] => [
  ...question.querySelectorAll<HTMLInputElement>('input[type="radio"]'),
];

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
