/**
 * Writes src/training/digits-data.ts: a stratified part of the UCI digits, 600 images to learn from and 200 to test with.
 * The source is the file `digits.csv.gz` that scikit-learn ships (Debian: package python3-sklearn). Run:
 * `node scripts/digits.mjs path/to/digits.csv.gz`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Random } from '../src/engine/index.ts';

const TRAIN_PER_CLASS = 60;
const TEST_PER_CLASS = 20;
const SEED = 1998;

const [, , path] = process.argv;
if (path === undefined) throw new Error('Expected the path of digits.csv.gz: node scripts/digits.mjs <path>');

const rows = gunzipSync(readFileSync(path))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(',').map(Number));
const generator = new Random(SEED);
const perClass = Array.from({ length: 10 }, (_, digit) =>
  generator.shuffle(rows.filter((row) => row[64] === digit)).slice(0, TRAIN_PER_CLASS + TEST_PER_CLASS),
);
/** One digit of each class in turn, so that any beginning of the list is balanced too. */
const interleaved = (from, to) =>
  Array.from({ length: to - from }, (_, i) => perClass.map((images) => images[from + i])).flat();
const images = [
  ...interleaved(0, TRAIN_PER_CLASS),
  ...interleaved(TRAIN_PER_CLASS, TRAIN_PER_CLASS + TEST_PER_CLASS),
];
/** A pixel is 0 to 16: the letters a to q. Classes repeat 0 to 9 and need no place. */
const letters = images
  .map((row) =>
    row
      .slice(0, 64)
      .map((ink) => String.fromCharCode(97 + ink))
      .join(''),
  )
  .join('');

writeFileSync(
  new URL('../src/training/digits-data.ts', import.meta.url),
  `/**
 * Written by scripts/digits.mjs; do not edit. ${images.length} handwritten digits of 8 × 8 pixels: ${TRAIN_PER_CLASS * 10} to learn from, then
 * ${TEST_PER_CLASS * 10} to test with; classes repeat 0 to 9. A pixel is a letter, a (no ink, 0) to q (all ink, 16), row by row.
 *
 * Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository, 1998
 * (https://doi.org/10.24432/C50P49), licensed CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: a
 * stratified choice of its test set, as shipped by scikit-learn, in another order and encoding.
 */
export const TRAIN_COUNT = ${TRAIN_PER_CLASS * 10};
export const PIXELS: string =
${letters
  .match(/.{1,1024}/g)
  .map((line) => `  '${line}'`)
  .join(' +\n')};
`,
);
console.log(`${images.length} digits written.`);
