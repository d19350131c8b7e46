import { escaped, paint, type Drawing } from './drawing';
import type { View } from './fold';
import { kindOf, nameOf } from './look';
import type { Line } from './picture';

// What is seen, for other programs. Amounts are exact, in smallest units; a bundle is written as
// the lines that it holds, so nothing is lost by folding.

const HEAD = [
  'network', 'from', 'to', 'kind', 'asset', 'amount', 'transaction', 'height', 'time', 'hops', 'labels', 'note',
];

/** A cell that no spreadsheet takes for a formula. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const linesOf = (view: View): Line[] => view.lines.flatMap((one) => one.lines);

export function csv(view: View, notes: ReadonlyMap<string, string>): string {
  const rows = [HEAD.join(',')];
  for (const line of linesOf(view)) {
    const note = notes.get(line.id) ?? notes.get(line.to.id) ?? '';
    const row = (amount: bigint, at: string, height: number | null, time: string | null, hops: number) =>
      rows.push(
        [
          line.network, line.from.name, line.to.name, line.kind, line.asset, String(amount), at,
          height === null ? '' : String(height), time ?? '', String(hops), line.to.labels.join('; '), note,
        ].map(cell).join(','),
      );
    if (line.noise) row(line.amount, line.noise.transaction, null, null, 0);
    for (const flow of line.flows) row(flow.amount, flow.at, flow.height, flow.time, flow.hops);
  }
  return `${rows.join('\r\n')}\r\n`;
}

const KEYS: readonly (readonly [string, string, string])[] = [
  ['name', 'node', 'string'],
  ['network', 'node', 'string'],
  ['type', 'node', 'string'],
  ['address', 'node', 'string'],
  ['label', 'node', 'string'],
  ['time', 'node', 'string'],
  ['note', 'node', 'string'],
  ['kind', 'edge', 'string'],
  ['asset', 'edge', 'string'],
  ['amount', 'edge', 'string'],
  ['moves', 'edge', 'long'],
];

export function graphml(view: View, notes: ReadonlyMap<string, string>): string {
  const lines = linesOf(view);
  const places = new Map<string, string>();
  const out = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'];
  for (const [name, of, type] of KEYS) {
    out.push(`  <key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`);
  }
  out.push('  <graph edgedefault="directed">');
  const data = (key: string, value: string) => (value === '' ? '' : `<data key="${key}">${escaped(value)}</data>`);
  for (const place of new Set(lines.flatMap((one) => [one.from, one.to]))) {
    places.set(place.id, `n${places.size}`);
    out.push(
      `    <node id="${places.get(place.id)}">${data('name', place.name)}${data('network', place.network)}${data(
        'type',
        kindOf({ id: place.id, place, bundle: null }),
      )}${data('address', place.address ?? '')}${data('label', place.labels.length > 0 ? nameOf(place) : '')}${data(
        'time',
        place.time === null ? '' : new Date(place.time).toISOString(),
      )}${data('note', notes.get(place.id) ?? '')}</node>`,
    );
  }
  for (const line of lines) {
    out.push(
      `    <edge source="${places.get(line.from.id)}" target="${places.get(line.to.id)}">${data('kind', line.kind)}${data(
        'asset',
        line.asset,
      )}${data('amount', String(line.amount))}${data('moves', String(line.flows.length))}</edge>`,
    );
  }
  out.push('  </graph>', '</graphml>');
  return `${out.join('\n')}\n`;
}

/** No side longer than a browser's canvas bears. */
const LONGEST = 8000;

export function png(one: Drawing): Promise<Blob> {
  const scale = Math.min(2, LONGEST / Math.max(one.box.width, one.box.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(one.box.width * scale);
  canvas.height = Math.ceil(one.box.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('no canvas'));
  paint(one, pen, scale);
  return new Promise((then, no) => canvas.toBlob((blob) => (blob ? then(blob) : no(new Error('no picture'))), 'image/png'));
}

export function save(name: string, content: Blob | string, type = 'text/plain'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
