/** What marking needs, in one piece that is fetched when somebody begins to work: the formula language and the markers. */
export { readEcho } from '../../ui/read-echo.ts';
export { allFields } from './form.ts';
export { check, restore } from './marking.ts';
export { makeSheet } from './sheet.ts';
export { solutionOf } from './solution.ts';
