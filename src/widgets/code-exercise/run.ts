/** Running, judging and what shows the results, behind one dynamic import: fetched with the first run. */
export { run } from '../../runtime/page-runner.ts';
export { Debugger } from './Debugger.tsx';
export { lengthCase, sceneOf } from './model.ts';
export { Results } from './Results.tsx';
