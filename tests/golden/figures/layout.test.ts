/** The drawings as they should stay. `npx vitest run --project golden -u` writes new ones; look at them first. */
import { expect, test } from 'vitest';
import { parse, toGraph } from '../../../src/expr/index.ts';
import { planGraph } from '../../../src/viz/graph-plan.ts';
import { drawSvg } from '../../support/draw-svg.ts';
import { FORMULAS } from '../../support/graphs.ts';

for (const [title, formula] of Object.entries(FORMULAS)) {
  const name = title.replaceAll(/[^a-z]+/g, '-');
  const expr = parse(formula);
  const plan = planGraph(toGraph(expr), expr);

  test(`${title} keeps its wide drawing`, async () => {
    await expect(drawSvg(plan.wide)).toMatchFileSnapshot(`${name}.wide.golden.svg`);
  });

  test(`${title} keeps its narrow drawing`, async () => {
    await expect(drawSvg(plan.narrow!)).toMatchFileSnapshot(`${name}.narrow.golden.svg`);
  });
}
