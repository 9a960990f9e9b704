import { describe, expect, it } from 'vitest';
import { judgePrediction } from '../../../../src/widgets/predict-output/model.ts';

const question = { output: "['x', 'u']\n6.0", wrong: [{ output: '[u, x]\n6', html: 'the other way round' }] };

describe('a prediction', () => {
  it('is right in other words for the same output: kinds of quotes, blanks, 6 for 6.0', () => {
    expect(judgePrediction("['x', 'u']\n6.0\n", question)).toEqual({ kind: 'correct', exact: true });
    expect(judgePrediction('  ["x","u"]\n6 \n\n', question)).toEqual({ kind: 'correct', exact: false });
  });

  it('is answered with the reason where it was foreseen', () => {
    expect(judgePrediction('[u, x]\n6.0', question)).toEqual({ kind: 'wrong', html: 'the other way round' });
  });

  it('is told how far it is right otherwise, and never the output', () => {
    expect(judgePrediction("['x', 'u']\n7", question)).toEqual({
      kind: 'wrong',
      html: 'Line 1 is right. Look at line 2 once more.',
    });
    expect(judgePrediction('6', question)).toEqual({
      kind: 'wrong',
      html: 'You have 1 line, and the program prints 2 lines.',
    });
  });

  it('is no try while nothing is typed', () => {
    expect(judgePrediction(' \n', question).kind).toBe('unmarkable');
  });

  it('with another number or sign is another output', () => {
    const one = { output: '-3', wrong: [] };
    expect(judgePrediction('−3', one).kind).toBe('correct');
    expect(judgePrediction('3', one).kind).toBe('wrong');
    expect(judgePrediction('-30', one).kind).toBe('wrong');
  });
});
