import { describe, expect, it } from 'vitest';
import { countChecked, isSolved, readChecked, withChoice } from '../../../../src/widgets/quiz/checked.ts';

const which = { ask: 'Which?', right: 'this' };
const where = { ask: 'Where?', right: 'here' };

describe('the choices checked in a quiz', () => {
  it('stand in order, each once, and end with the right one', () => {
    const choices = ['that', 'that', 'other', 'that', 'this', 'other', 'this'];
    const checked = choices.reduce((so, choice) => withChoice(so, which, choice), {});
    expect(checked).toEqual({ 'Which?': ['that', 'other', 'this'] });
  });

  it('are the same object when one adds nothing', () => {
    const checked = { 'Which?': ['this'] };
    expect(withChoice(checked, which, 'that')).toBe(checked);
  });

  it('solve the quiz when every question ends with its right one', () => {
    expect(isSolved({ 'Which?': ['that', 'this'] }, [which, where])).toBe(false);
    expect(isSolved({ 'Which?': ['that', 'this'], 'Where?': ['here'] }, [which, where])).toBe(true);
  });

  it('are counted: right, right at the first try, wrong, and missing', () => {
    const when = { ask: 'When?', right: 'now' };
    const checked = { 'Which?': ['that', 'this'], 'Where?': ['here'], 'Who?': ['me'] };
    expect(countChecked([which, where, when], checked)).toEqual({
      right: 2,
      atFirst: 1,
      wrong: 0,
      missing: 1,
    });
    expect(countChecked([which], { 'Which?': ['this', 'that'] })).toMatchObject({ right: 0, wrong: 1 });
    expect(countChecked([which], { 'Which?': [] })).toMatchObject({ wrong: 0, missing: 1 });
  });

  it.each([undefined, null, 7, 'x', {}, { checked: null }, { checked: 'x' }])(
    'are none in the draft %j',
    (draft) => {
      expect(readChecked(draft)).toEqual({});
    },
  );

  it('are read from a draft one by one: what is no list of texts is left out', () => {
    expect(readChecked({ checked: { a: ['x'], b: 'x', c: [1] } })).toEqual({ a: ['x'] });
  });
});
