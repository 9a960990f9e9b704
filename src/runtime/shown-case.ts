/** A case as it stands on the page before anything has run. Apart from judge.ts, which comes with the first run. */
import type { Case } from './judge.ts';
import type { Language } from './protocol.ts';
import { show, showCall, toWire } from './show.ts';

export function shownExpectation(test: Case, language: Language): string {
  return test.throws === undefined ? show(toWire(test.expected ?? null), language) : `throws ${test.throws}`;
}

export function shownCall(test: Case, language: Language): string {
  return test.call.of === 'learner' ? showCall(test.call.name, test.call.args, language) : '';
}
