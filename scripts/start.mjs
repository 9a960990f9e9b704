/** `npm start`: install what is missing, build the site, serve it, print the address. */
import { ensureInstalled, fail, run } from './install.mjs';

ensureInstalled();
if (run('astro', ['build']) !== 0)
  fail('The site did not build; the message above names the file and the key.');
// `astro preview` serves the finished files and moves on to the next port when one is taken.
process.exit(run('astro', ['preview', ...process.argv.slice(2)]));
