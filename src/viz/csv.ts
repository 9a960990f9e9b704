/** Numbers of a picture as comma-separated values (RFC 4180), for whoever goes on with them elsewhere. */

type Cell = string | number | boolean | null | undefined;

/** A heading and rows, one a line. A missing value is an empty cell; a cell with a comma, a quote or a line break is quoted. */
export function csvText(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = head.map(written).join(',');
  for (const row of rows) text += `\n${row.map(written).join(',')}`;
  return `${text}\n`;
}

function written(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Numbers as a page shows them (format-number.ts) as programs read them: `−1.2×10⁻⁷` becomes `-1.2e-7`. */
export function plainNumbers(shown: string): string {
  return shown
    .replaceAll('−', '-')
    .replaceAll(
      /×10(⁻?)([⁰¹²³⁴-⁹]+)/g,
      (_, sign: string, digits: string) =>
        `e${sign === '' ? '' : '-'}${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`,
    );
}
