/** Running and judging, behind one dynamic import: fetched with the first run. */
export { run } from '../../runtime/page-runner.ts';
export { lengthCase, sceneOf } from './model.ts';
