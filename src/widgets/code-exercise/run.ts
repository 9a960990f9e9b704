/** The page's one sandbox, behind a dynamic import: fetched with the first run. */
import { browserHost } from '../../runtime/browser-host.ts';
import { createRunner } from '../../runtime/runner.ts';

export const run = createRunner(browserHost());
export { lengthCase, sceneOf } from './model.ts';
