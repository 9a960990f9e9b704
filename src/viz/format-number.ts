/** How numbers are shown everywhere: four significant digits, a true minus sign, powers of ten as 1.2×10⁻⁷. */

const SUPERSCRIPTS = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'] as const;

/**
 * Text of a number for a reader: `15`, `−0.3333`, `138.8`, `9.54×10⁻⁷`, `∞`, `undefined` for NaN. Whole numbers
 * below a million are exact; everything else is rounded to `digits` significant digits, without trailing zeros.
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'undefined';
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (Number.isInteger(value) && size < 1e6) return sign + size.toString();
  const rounded = Number(size.toPrecision(digits));
  if (rounded >= 1e6 || rounded < 1e-4) {
    const [mantissa = '1', exponent = '0'] = rounded.toExponential().split('e');
    return `${sign}${mantissa}×${powerOfTen(Number(exponent))}`;
  }
  if (size >= 1000) return sign + Math.round(size).toString();
  return sign + rounded.toString();
}

/** A loss as a program says it: a run that broke has the loss NaN, which is no undefined quantity. */
export function formatLoss(loss: number): string {
  return Number.isNaN(loss) ? 'NaN' : formatNumber(loss);
}

/** True where `formatNumber` shows less than the number holds, so that the page can write ≈ for =. */
export function isRounded(value: number, digits = 4): boolean {
  if (!Number.isFinite(value) || value === 0) return false;
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return false;
  const size = Math.abs(value);
  const shown = size >= 1000 && size < 1e6 ? Math.round(size) : Number(size.toPrecision(digits));
  return Math.abs(shown - size) > 1e-9 * size;
}

/** `10⁻³` for −3. */
export function powerOfTen(exponent: number): string {
  return `10${superscript(exponent)}`;
}

function superscript(exponent: number): string {
  const digits = [...Math.abs(exponent).toString()].map((digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return (exponent < 0 ? '⁻' : '') + digits.join('');
}
