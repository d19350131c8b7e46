import type { View } from './fold';
import { width, type Layout } from './layout';
import { assetInks, inkOf, isDashed, kindOf, ringOf, shapeOf, type Caption, type Ink, type Shape } from './look';

// The picture as strokes, forms and words: what is printed, exported, drawn small, and shown where
// a browser has no WebGL. Coordinates are the layout's.

export interface Stroke {
  readonly id: string;
  readonly path: string;
  readonly width: number;
  readonly ink: string;
  readonly isDashed: boolean;
}

export interface Form {
  readonly id: string;
  readonly path: string;
  readonly ink: string;
  readonly ring: string | null;
}

export interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly ink: string;
  readonly isStrong: boolean;
}

export interface Drawing {
  readonly strokes: readonly Stroke[];
  readonly forms: readonly Form[];
  readonly words: readonly Words[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly paper: string;
}

const n = (value: number) => String(Math.round(value * 10) / 10);

export function form(shape: Shape, x: number, y: number, r: number): string {
  const points = (all: readonly (readonly [number, number])[]) =>
    `M${all.map(([a, b]) => `${n(x + a * r)} ${n(y + b * r)}`).join('L')}Z`;
  switch (shape) {
    case 'circle':
    case 'stack':
      return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
    case 'square':
      return points([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]]);
    case 'diamond':
      return points([[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]);
    case 'hexagon':
      return points([[-0.53, -0.92], [0.53, -0.92], [1.06, 0], [0.53, 0.92], [-0.53, 0.92], [-1.06, 0]]);
    case 'triangle':
      return points([[0, -1.1], [1, 0.7], [-1, 0.7]]);
  }
}

export function curve(a: { x: number; y: number }, b: { x: number; y: number }): string {
  const dx = Math.abs(b.x - a.x);
  const reach = Math.max(dx / 2, Math.min(Math.abs(b.y - a.y) / 2, 200) + 40);
  return `M${n(a.x)} ${n(a.y)}C${n(a.x + reach)} ${n(a.y)} ${n(b.x - reach)} ${n(b.y)} ${n(b.x)} ${n(b.y)}`;
}

export function drawing(
  view: View,
  layout: Layout,
  captions: ReadonlyMap<string, Caption>,
  notes: ReadonlyMap<string, string>,
  ticks: readonly { readonly x: number; readonly text: string }[],
  ink: Ink,
): Drawing {
  const inks = assetInks(view.lines, ink);
  const strokes = view.lines.map((line) => ({
    id: line.id,
    path: curve(layout.spots.get(line.from)!, layout.spots.get(line.to)!),
    width: width(line.share),
    ink: inkOf(line, inks, ink),
    isDashed: isDashed(line),
  }));
  const feeds = new Set(view.lines.map((one) => one.from));
  const forms: Form[] = [];
  const words: Words[] = [];
  const { left, top, right, bottom } = layout.box;
  for (const tick of ticks) {
    words.push({ x: tick.x, y: top - 34, text: tick.text, size: 10, ink: ink.quiet, isStrong: false });
  }
  for (const one of view.shown) {
    const { x, y, radius } = layout.spots.get(one.id)!;
    const kind = kindOf(one);
    forms.push({
      id: one.id,
      path: form(shapeOf(kind), x, y, radius),
      ink: ink.kinds[kind],
      ring: ringOf(one, ink),
    });
    const told = captions.get(one.id);
    if (!told || kind === 'fees') continue;
    const isAbove = feeds.has(one.id);
    const at = isAbove ? x - radius : x + radius + 5;
    const isTwo = radius > 9 && told.more !== '';
    const base = isAbove ? y - radius - (isTwo ? 16 : 4) : y + (isTwo ? -2 : 4);
    words.push({ x: at, y: base, text: told.name, size: 11, ink: ink.ink, isStrong: isTwo });
    if (isTwo) words.push({ x: at, y: base + 12, text: told.more, size: 10, ink: ink.quiet, isStrong: false });
    const note = notes.get(one.id);
    if (note) words.push({ x: at, y: y + 22, text: `✎ ${note}`, size: 10, ink: ink.chosen, isStrong: false });
  }
  return {
    strokes,
    forms,
    words,
    box: { x: left - 40, y: top - 56, width: right - left + 300, height: bottom - top + 96 },
    paper: ink.paper,
  };
}

const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and attributes of XML; controls that XML can't hold are left out. */
export const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"']/g, (one) => MARKUP[one]!);

export function svg(one: Drawing, title: string): string {
  const { x, y, width: w, height: h } = one.box;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(x)} ${n(y)} ${n(w)} ${n(h)}" width="${n(w)}" height="${n(h)}" font-family="Inter, 'Noto Sans KR', 'Noto Sans JP', sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${one.paper}"/>`,
    '<g fill="none" stroke-opacity="0.6">',
    ...one.strokes.map(
      (each) =>
        `<path d="${each.path}" stroke="${each.ink}" stroke-width="${n(each.width)}"${each.isDashed ? ' stroke-dasharray="6 5"' : ''}/>`,
    ),
    '</g>',
    ...one.forms.map(
      (each) =>
        `<path d="${each.path}" fill="${each.ink}"${each.ring ? ` stroke="${each.ring}" stroke-width="3"` : ''}/>`,
    ),
    ...one.words.map(
      (each) =>
        `<text x="${n(each.x)}" y="${n(each.y)}" font-size="${each.size}" fill="${each.ink}"${each.isStrong ? ' font-weight="600"' : ''} direction="ltr" unicode-bidi="isolate" stroke="${one.paper}" stroke-width="2.5" paint-order="stroke">${escaped(each.text)}</text>`,
    ),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The same by a canvas; `scale` pixels for each unit. */
export function paint(one: Drawing, pen: CanvasRenderingContext2D, scale: number, hasWords = true): void {
  pen.setTransform(scale, 0, 0, scale, -one.box.x * scale, -one.box.y * scale);
  pen.fillStyle = one.paper;
  pen.fillRect(one.box.x, one.box.y, one.box.width, one.box.height);
  pen.globalAlpha = 0.6;
  for (const each of one.strokes) {
    pen.strokeStyle = each.ink;
    pen.lineWidth = Math.max(each.width, 0.7 / scale);
    pen.setLineDash(each.isDashed ? [6, 5] : []);
    pen.stroke(new Path2D(each.path));
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
  for (const each of one.forms) {
    const path = new Path2D(each.path);
    if (each.ring) {
      pen.strokeStyle = each.ring;
      pen.lineWidth = 4;
      pen.stroke(path);
    }
    pen.fillStyle = each.ink;
    pen.fill(path);
  }
  if (!hasWords) return;
  pen.direction = 'ltr';
  for (const each of one.words) {
    pen.font = `${each.isStrong ? 600 : 400} ${each.size}px 'Inter Variable', 'Noto Sans KR Variable', 'Noto Sans JP Variable', sans-serif`;
    pen.lineWidth = 2.5;
    pen.strokeStyle = one.paper;
    pen.strokeText(each.text, each.x, each.y);
    pen.fillStyle = each.ink;
    pen.fillText(each.text, each.x, each.y);
  }
}
