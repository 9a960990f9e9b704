import { expect, test } from 'vitest';
import { orderOfChoices } from '../../../src/ui/choice-order.ts';

test('every choice stands somewhere, once', () => {
  for (const count of [1, 2, 3, 7]) {
    expect(orderOfChoices('a question', count).toSorted()).toEqual(
      Array.from({ length: count }, (_, i) => i),
    );
  }
});

test('the same question always gets the same order', () => {
  expect(orderOfChoices('n01-quiz What is 1 + 1?', 4)).toEqual(orderOfChoices('n01-quiz What is 1 + 1?', 4));
});

test('over many questions the right choice stands everywhere about equally often', () => {
  const first = Array.from({ length: 300 }, (_, n) => orderOfChoices(`question ${n}`, 3).indexOf(0));
  for (const place of [0, 1, 2]) expect(first.filter((at) => at === place).length).toBeGreaterThan(70);
});
