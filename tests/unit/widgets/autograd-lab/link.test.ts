import { describe, expect, it } from 'vitest';
import { traceScript } from '../../../../src/runtime/script/trace.ts';
import { readLink, writeLink } from '../../../../src/widgets/autograd-lab/link.ts';
import { itemOf } from '../../../../src/widgets/autograd-lab/PredictRun.tsx';
import { runCsv } from '../../../../src/widgets/autograd-lab/run-csv.ts';

const source = 'x = torch.tensor(3., requires_grad=True)\ny = x * x  # 50 % & more\ny.backward()';

describe('a link', () => {
  it('brings back script, step and mode', () => {
    const state = { source, step: 4, mode: 'memory' } as const;
    expect(readLink(`#${writeLink(state)}`)).toEqual(state);
  });

  it('has no step where a run begins as usual', () => {
    expect(readLink(writeLink({ source, step: undefined, mode: 'watch' }))).toEqual({
      source,
      step: undefined,
      mode: 'watch',
    });
  });

  it.each([
    ['code=x&step=-3&mode=root', { source: 'x', step: undefined, mode: 'watch' }],
    ['code=x&step=1e9', { source: 'x', step: undefined, mode: 'watch' }],
  ])('leaves out what makes no sense in %s', (link, state) => {
    expect(readLink(link)).toEqual(state);
  });

  it.each(['', '#', '#_top', '#code=', '#code=%20', `#code=${'x'.repeat(5000)}`])(
    'nothing is made of %.20s',
    (link) => {
      expect(readLink(link)).toBeUndefined();
    },
  );
});

describe('a prediction about any script', () => {
  it('asks for the gradient of the first leaf', () => {
    expect(itemOf(traceScript(source))?.asked.of).toBe('x.grad');
  });

  it('asks for a value where no leaf requires a gradient', () => {
    expect(itemOf(traceScript('a = torch.tensor(3.)\nb = a * 2'))?.asked.of).toBe('b');
  });

  it('is not asked where lines end at something other than a rule of autograd', () => {
    expect(itemOf(traceScript('a = torch.ones(2)\nb = torch.ones(3)\nc = a + b'))).toBeUndefined();
    expect(itemOf(traceScript('i = 3'))).toBeUndefined();
  });
});

it('a run as a file has a row for every name after every step', () => {
  const lines = runCsv(traceScript(source)).trimEnd().split('\n');
  expect(lines[0]).toBe('step,line,title,nodes alive,name,value,requires_grad,is_leaf,grad_fn,grad,_version');
  expect(lines.at(-1)).toMatch(/,y,9,true,false,MulBackward0,,0$/);
  expect(lines.at(-2)).toMatch(/,x,3,true,true,,6,0$/);
});
