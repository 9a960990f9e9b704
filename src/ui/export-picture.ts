/**
 * A part of the page as a file of its own: computed styles and fonts are written into the copy, because a picture
 * outside this page has neither the style sheet nor the fonts. A drawing that tells its size as `data-width` and
 * `data-height` is copied at that size; of any other part its drawings, pixels and words are set where they stand.
 * What shows a movement (`data-passing`), controls, and what only is heard are left out.
 */

const FONT = ['font-family', 'font-size', 'font-style', 'font-weight'] as const;
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  ...FONT,
  'text-anchor',
] as const;

/** Twice the size on the page, so that it stays sharp on paper and on fine screens. */
const PNG_SCALE = 2;
/** Browsers draw no longer pictures; a larger one is scaled down to it. */
const LONGEST_PNG_SIDE = 16_000;

/** Pixels around words that begin at the very edge of their part. */
const MARGIN = 8;
const SVG = 'http://www.w3.org/2000/svg';
/** Not part of a picture. */
const LEFT_OUT = '.gw-visually-hidden, .gw-save, label, button, input, select, textarea, summary';

/** What a file holds: text as it is, a part of the page as a picture. */
export async function contentOf(content: Element | string, kind: 'svg' | 'png' | 'csv'): Promise<Blob> {
  if (typeof content === 'string') return new Blob([content], { type: 'text/csv' });
  const svg = await whole(content, () => standaloneSvg(content));
  return kind === 'png' ? pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' });
}

/** A drawing may show only what is in sight; while it is copied it shows all of itself. */
async function whole<T>(part: Element, copy: () => Promise<T>): Promise<T> {
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  part.dispatchEvent(new CustomEvent('copying', { detail: { done } }));
  // it is drawn anew in a microtask
  await new Promise((resolve) => setTimeout(resolve));
  try {
    return await copy();
  } finally {
    finish();
  }
}

/** A standalone SVG of a part of the page, on the color figures stand on. */
async function standaloneSvg(part: Element): Promise<string> {
  const families = new Set<string>();
  const { x, y, width: wide, height: high } = part.getBoundingClientRect();
  const margin = part instanceof SVGSVGElement ? 0 : MARGIN;
  const frame = new DOMRect(x - margin, y - margin, wide + 2 * margin, high + 2 * margin);
  const natural = part instanceof SVGSVGElement ? part.dataset : {};
  const width = Math.ceil(Number(natural.width ?? frame.width));
  const height = Math.ceil(Number(natural.height ?? frame.height));
  const sheet = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  const paper = getComputedStyle(part).getPropertyValue('--gw-raised');
  sheet.append(element('rect', { width: '100%', height: '100%', fill: paper }));
  if (part instanceof SVGSVGElement) sheet.append(copyOf(part, families, { x: 0, y: 0, width, height }));
  else for (const piece of pieces(part)) sheet.append(...placed(piece, frame, families));
  const style = element('style', {});
  style.textContent = await fontFaces(families);
  sheet.prepend(style);
  return new XMLSerializer().serializeToString(sheet);
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A drawing with its styles written into it. */
function copyOf(drawing: SVGSVGElement, families: Set<string>, place: Attributes): SVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of originals.entries()) {
    const target = copies[index];
    if (target === undefined) continue;
    if (original.matches('[data-passing]')) {
      target.remove();
      continue;
    }
    // Zoomed by hand: the file shows the whole.
    if (original.matches('.gd-zoom')) target.removeAttribute('transform');
    const styles = getComputedStyle(original);
    target.removeAttribute('class');
    target.removeAttribute('style');
    for (const name of PROPERTIES) target.setAttribute(name, styles.getPropertyValue(name));
    if (original.textContent) families.add(firstFamily(styles.fontFamily));
  }
  const natural = `0 0 ${drawing.dataset.width} ${drawing.dataset.height}`;
  if (drawing.dataset.width !== undefined) copy.setAttribute('viewBox', natural);
  for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(value));
  copy.setAttribute('overflow', 'visible');
  return copy;
}

type PictureOrWords = SVGSVGElement | HTMLCanvasElement | Text;

/** What can be seen of a part, in the order it is painted. */
function* pieces(of: Element): Generator<PictureOrWords> {
  for (const node of of.childNodes) {
    if (node instanceof Text) yield node;
    if (!(node instanceof Element) || node.getClientRects().length === 0 || node.matches(LEFT_OUT)) continue;
    if (node instanceof SVGSVGElement || node instanceof HTMLCanvasElement) yield node;
    else yield* pieces(node);
  }
}

function placed(piece: PictureOrWords, frame: DOMRect, families: Set<string>): SVGElement[] {
  if (piece instanceof Text) return lines(piece, frame, families);
  const rect = piece.getBoundingClientRect();
  const { width, height } = rect;
  const place = { x: rect.left - frame.left, y: rect.top - frame.top, width, height };
  if (piece instanceof HTMLCanvasElement) return [element('image', { ...place, href: piece.toDataURL() })];
  const ground = getComputedStyle(piece).backgroundColor;
  return [element('rect', { ...place, fill: ground }), copyOf(piece, families, place)];
}

/** Words where they stand: a text may be broken over lines. */
function lines(text: Text, frame: DOMRect, families: Set<string>): SVGElement[] {
  const found: { words: string; rect: DOMRect }[] = [];
  const range = document.createRange();
  for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const rect = range.getBoundingClientRect();
    const last = found.at(-1);
    if (last && Math.abs(last.rect.top - rect.top) < 2) last.words += ` ${word}`;
    else found.push({ words: word, rect });
  }
  if (found.length === 0 || text.parentElement === null) return [];
  const styles = getComputedStyle(text.parentElement);
  families.add(firstFamily(styles.fontFamily));
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return [];
  context.font = styles.font;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText('x');
  return found.map(({ words, rect }) => {
    const line = element('text', {
      x: rect.left - frame.left,
      y: rect.top - frame.top + (rect.height - up - down) / 2 + up,
      fill: styles.color,
    });
    for (const name of FONT) line.setAttribute(name, styles.getPropertyValue(name));
    line.textContent = words;
    return line;
  });
}

async function pngOf(svg: string): Promise<Blob> {
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
      return `@font-face{font-family:${style.getPropertyValue('font-family')};font-style:${style.getPropertyValue('font-style') || 'normal'};font-weight:${style.getPropertyValue('font-weight')};src:url(${await dataUrl(bytes)}) format("woff2")}`;
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
