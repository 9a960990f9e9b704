/** What stands in the HTML before any script runs. */
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { gradientsWith } from '../../../../src/widgets/torch-parity/causes.ts';
import DiagnoseView from '../../../../src/widgets/torch-parity/DiagnoseView.tsx';
import { engineGradients } from '../../../../src/widgets/torch-parity/engine.ts';
import { parityScene } from '../../../../src/widgets/torch-parity/model.ts';
import { loadRecording } from '../../../../src/widgets/torch-parity/recorded.ts';
import View from '../../../../src/widgets/torch-parity/View.tsx';

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const lesson = await loadRecording('lesson');
const sets = await Promise.all(
  (['lesson', 'hidden'] as const).map(async (name) => {
    const { parameters, batch, grads } = await loadRecording(name);
    return {
      name,
      title: `the ${name} data`,
      engine: parityScene(engineGradients(parameters, batch).grads, grads),
    };
  }),
);
const code = { id: 'three-layers', ref: 'N13-b', helpers: {}, timeLimitMs: 1 };

it('both data sets have the engine’s table, and nothing can be pressed yet', () => {
  const html = render(<View id="p" sets={sets} code={code} lessons={{}} script={null} />);
  expect(text(html)).toContain('The course’s engine and PyTorch. the lesson data.');
  expect(text(html)).toMatch(/the hidden data\..*dW1 5×7.*dW2 7×5.*dW3 5×3/);
  expect(html.match(/data-agrees="true"/g)).toHaveLength(12);
  expect(html.match(/<(button|input)(?![^>]*disabled)/g)).toBeNull();
  expect(html).not.toContain('Record it with your own PyTorch');
});

it('the script and the ways to hand over its file are there where they are offered', () => {
  const html = render(
    <View id="p" sets={sets.slice(0, 1)} code={code} lessons={{}} script="/base/record_parity.py">
      <pre>import torch</pre>
    </View>,
  );
  expect(html).toContain('href="/base/record_parity.py"');
  expect(text(html)).toMatch(
    /Record it with your own PyTorch.*import torch.*Choose parity\.json.*Or paste its text/,
  );
});

it('all tables to diagnose are there, and no reason is given away', () => {
  const choices = [
    { cause: 'sign', name: 'the sign', right: true, words: 'a reason' },
    { cause: 'no-mean', name: 'the mean', right: false, words: 'another reason' },
  ];
  const scene = parityScene(gradientsWith('sign', lesson), lesson.grads);
  const table = { scene, choices };
  const html = render(<DiagnoseView id="d" hints={[]} tables={[table, table]} />);
  expect(html.match(/<table/g)).toHaveLength(2);
  expect(text(html)).toContain('Table 1 of 2');
  expect(text(html)).toContain('program −0.009902161783 , PyTorch 0.009902161783');
  expect(html).not.toContain('reason');
});
