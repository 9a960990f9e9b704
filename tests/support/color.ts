/**
 * Colors as tests need them: contrast as WCAG 2.2 defines it, color-vision deficiency as simulated by Machado,
 * Oliveira and Fernandes (2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1),
 * and perceived distance in Oklab (Ottosson 2020).
 */
type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** Linear light of `#rrggbb`, each part from 0 to 1. */
function linear(hex: string): Rgb {
  const part = (at: number) => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** Contrast ratio of two colors, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, blue] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** What is seen, as matrices on linear light. */
export const VISION: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function times(m: Matrix, [r, g, b]: Rgb): Rgb {
  const row = (i: 0 | 1 | 2) => m[i][0] * r + m[i][1] * g + m[i][2] * b;
  return [row(0), row(1), row(2)];
}

/** Distance of two colors as they are seen with `vision`; about 0.02 is just noticeable side by side. */
export function distance(a: string, b: string, vision: Matrix): number {
  const seen = (hex: string) =>
    oklab(times(vision, linear(hex)).map((v) => Math.min(1, Math.max(0, v))) as never);
  const [p, q] = [seen(a), seen(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function oklab(rgb: Rgb): Rgb {
  const toCone: Matrix = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ];
  const toLab: Matrix = [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ];
  return times(toLab, times(toCone, rgb).map(Math.cbrt) as never);
}
