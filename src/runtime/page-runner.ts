/** The page's one sandbox, shared by all that run code on it. Loaded with the first run. */
import { browserHost } from './browser-host.ts';
import { createRunner } from './runner.ts';

export const run = createRunner(browserHost());
