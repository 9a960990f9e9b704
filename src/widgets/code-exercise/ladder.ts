/** The upper rungs of help and the shared link, behind one dynamic import: most readers never ask for them. */
export { Compare } from './Compare.tsx';
export { Puzzle } from './Puzzle.tsx';
export { readShared, shareFragment } from './share.ts';
