/** A layout as a small SVG, one element per line, so that a changed figure reads well in a review. */
import type { Drawing } from '../../src/viz/layout.ts';

export function drawSvg(drawing: Drawing): string {
  const { width, height } = drawing;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="monospace" font-size="14">`,
    ...drawing.wires.map(
      (wire) => `<path id="${wire.id.replace('>', '-')}" d="${wire.path}" fill="none" stroke="gray"/>`,
    ),
    ...drawing.boxes.map(
      (box) =>
        `<rect id="${box.id}" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="white" stroke="black"/>` +
        `<text x="${box.x + 8}" y="${box.y + 20}">${box.id}</text>`,
    ),
    ...drawing.wires.map(
      (wire) =>
        `<text x="${wire.labelX}" y="${wire.labelY}" text-anchor="middle">${wire.to}/${wire.from}</text>`,
    ),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}
