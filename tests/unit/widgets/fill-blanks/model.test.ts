import { describe, expect, it } from 'vitest';
import { fill, judgeBlank, piecesOf } from '../../../../src/widgets/fill-blanks/model.ts';

const blank = {
  id: 'amount',
  label: 'what is added',
  right: ['local * grad'],
  wrong: [{ text: 'local', html: 'the gradient is missing' }],
};

describe('a blank', () => {
  it('takes a known answer with other blanks in it', () => {
    expect(judgeBlank(' local*grad', blank)).toEqual({ kind: 'correct' });
  });

  it('gives the reason for a foreseen wrong one', () => {
    expect(judgeBlank('local', blank)).toEqual({ kind: 'wrong', html: 'the gradient is missing' });
  });

  it('does not judge what it does not know', () => {
    expect(judgeBlank('grad * local', blank)).toEqual({ kind: 'unknown' });
    expect(judgeBlank('lo cal * grad', blank)).toEqual({ kind: 'unknown' });
    expect(judgeBlank('  ', blank)).toEqual({ kind: 'empty' });
  });

  it('stands in the program by name, and is left alone while it is empty', () => {
    const program = 'g BLANK_op BLANK_amount\nBLANK_op';
    expect(piecesOf(program)).toEqual([
      { text: 'g ' },
      { blank: 'op' },
      { text: ' ' },
      { blank: 'amount' },
      { text: '\n' },
      { blank: 'op' },
      { text: '' },
    ]);
    expect(fill(program, { op: ' += ', amount: '' })).toBe('g += BLANK_amount\n+=');
    expect(fill('BLANK_op', { op: '$&' })).toBe('$&');
  });
});
