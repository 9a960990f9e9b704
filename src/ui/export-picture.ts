/**
 * A drawing as a file of its own: computed styles and fonts are written into the copy, because a picture outside
 * this page has neither the style sheet nor the fonts. The drawing tells its size as `data-width` and `data-height`;
 * parts marked `data-passing`, which show a movement, are left out.
 */

const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
] as const;

/** Twice the size on the page, so that it stays sharp on paper and on fine screens. */
const PNG_SCALE = 2;
/** Browsers draw no longer pictures; a larger one is scaled down to it. */
const LONGEST_PNG_SIDE = 16_000;

/** A standalone SVG of a drawing on the page, on the color figures stand on. */
export async function standaloneSvg(drawing: SVGSVGElement): Promise<string> {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  const families = new Set<string>();
  for (const [index, original] of originals.entries()) {
    const styles = getComputedStyle(original);
    const target = copies[index];
    if (target === undefined) continue;
    target.removeAttribute('class');
    target.removeAttribute('style');
    for (const name of PROPERTIES) target.setAttribute(name, styles.getPropertyValue(name));
    if (original.textContent) families.add(firstFamily(styles.fontFamily));
  }
  for (const passing of drawing.querySelectorAll('[data-passing]'))
    copies[originals.indexOf(passing as SVGElement)]?.remove();

  const width = Number(drawing.dataset.width);
  const height = Number(drawing.dataset.height);
  copy.querySelector('g')?.removeAttribute('transform');
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    copy.setAttribute(name, String(value));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(drawing).getPropertyValue('--gw-raised'));
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = await fontFaces(families);
  copy.prepend(style, paper);
  return new XMLSerializer().serializeToString(copy);
}

export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(PNG_SCALE, LONGEST_PNG_SIDE / Math.max(image.width, image.height));
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('The picture is too large to be drawn.')) : resolve(blob),
    );
  });
}

export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function firstFamily(list: string): string {
  return (list.split(',')[0] ?? '').trim().replaceAll(/["']/g, '');
}

/** The page's own faces of these families, Latin part, with the font inside. */
async function fontFaces(families: ReadonlySet<string>): Promise<string> {
  const faces: CSSFontFaceRule[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const family = firstFamily(rule.style.getPropertyValue('font-family'));
      const range = rule.style.getPropertyValue('unicode-range');
      if (families.has(family) && (range === '' || /U\+0+-/i.test(range) || /U\+0-/i.test(range)))
        faces.push(rule);
    }
  }
  const written = await Promise.all(
    faces.map(async (face) => {
      const source = /url\("?([^")]+\.woff2)"?\)/.exec(face.style.getPropertyValue('src'))?.[1];
      if (source === undefined) return '';
      const base = face.parentStyleSheet?.href ?? document.baseURI;
      const bytes = await (await fetch(new URL(source, base))).blob();
      const { style } = face;
      return `@font-face{font-family:${style.getPropertyValue('font-family')};font-style:${style.getPropertyValue('font-style')};font-weight:${style.getPropertyValue('font-weight')};src:url(${await dataUrl(bytes)}) format("woff2")}`;
    }),
  );
  return written.join('');
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
