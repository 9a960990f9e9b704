/** `<gw-nudge-plot>`: a guess to make before the plot opens, and its line in the plot afterwards. All words come with the page. */
import { AREA } from '../../viz/line-plot.ts';
import type { Guess } from './model.ts';

const SVG = 'http://www.w3.org/2000/svg';

class NudgePlot extends HTMLElement {
  connectedCallback(): void {
    const guesses = JSON.parse(this.dataset.guesses ?? '[]') as Guess[];
    const place = this.querySelector<HTMLElement>('.gw-nudge-guess');
    const range = this.querySelector('input');
    const shown = this.querySelector('.gw-nudge-guess span');
    const plot = this.querySelector('details');
    const said = this.querySelector('[role="status"]');
    if (!place || !range || !shown || !plot || !said) return;

    const mark = document.createElementNS(SVG, 'line');
    mark.setAttribute('class', 'gw-nudge-mark');
    mark.setAttribute('y1', String(AREA.top));
    mark.setAttribute('y2', String(AREA.height - AREA.bottom));
    this.querySelector('svg')?.append(mark);

    const show = (): void => {
      const guess = guesses[range.valueAsNumber];
      if (guess === undefined) return;
      shown.textContent = `h = ${guess.h}`;
      range.setAttribute('aria-valuetext', guess.h);
      mark.setAttribute('x1', String(guess.x));
      mark.setAttribute('x2', String(guess.x));
      said.textContent = plot.open ? guess.words : '';
    };
    range.addEventListener('input', show);
    plot.addEventListener('toggle', show);
    place.hidden = false;
    show();
  }
}

customElements.define('gw-nudge-plot', NudgePlot);
