import type { Observation, Shape } from '#types';

// The map's and the timeline's arithmetic: where on a sheet a place or a time lies. No names and
// no borders are drawn: those who share this picture don't agree on all of them.

export const LANES = ['theft', 'laundering', 'warning', 'overflight', 'ship', 'supply'] as const;
export type Lane = (typeof LANES)[number];

/** A point of the world's sheet, 0 to 1 from west to east and from north to south (Mercator). */
export type Point = readonly [x: number, y: number];

const NORTHMOST = 84;

export function project(lon: number, lat: number): Point {
  const held = Math.max(-NORTHMOST, Math.min(NORTHMOST, lat)) * (Math.PI / 180);
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + held / 2)) / (2 * Math.PI);
  return [lon / 360 + 0.5, y];
}

export function unproject(x: number, y: number): { lon: number; lat: number } {
  const lat = (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) * (180 / Math.PI);
  const turned = (((x % 1) + 1) % 1) * 360 - 180;
  return { lon: turned, lat };
}

/** What a geometry consists of, in points of the sheet: single points, and rings. */
export interface Drawn {
  readonly points: readonly Point[];
  readonly rings: readonly (readonly Point[])[];
}

const NOTHING: Drawn = { points: [], rings: [] };

function pair(one: unknown): Point | undefined {
  if (!Array.isArray(one) || typeof one[0] !== 'number' || typeof one[1] !== 'number') return undefined;
  return project(one[0], one[1]);
}

const list = (one: unknown): unknown[] => (Array.isArray(one) ? one : []);
const points = (one: unknown): Point[] => list(one).map(pair).filter((p) => p !== undefined);

export function drawn(shape: Shape | null): Drawn {
  if (shape === null) return NOTHING;
  const at: unknown = shape.coordinates;
  switch (shape.type) {
    case 'Point':
      return { points: points([at]), rings: [] };
    case 'MultiPoint':
      return { points: points(at), rings: [] };
    case 'Polygon':
      return { points: [], rings: whole(list(at).map(points)) };
    case 'MultiPolygon':
      return { points: [], rings: whole(list(at).flatMap((one) => list(one).map(points))) };
  }
}

/** A ring over the line of 180 degrees goes on beyond the sheet's edge instead of around the world. */
function whole(rings: readonly (readonly Point[])[]): Point[][] {
  return rings.map((ring) => {
    let before: number | undefined;
    return ring.map(([x, y]): Point => {
      let moved = x;
      if (before !== undefined) {
        while (moved - before > 0.5) moved -= 1;
        while (before - moved > 0.5) moved += 1;
      }
      before = moved;
      return [moved, y];
    });
  });
}

/** The part of the sheet that is shown: its middle, and how many pixels the world is wide. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The seas between the three countries: what is shown while nothing has a place. */
export const HOME: View = { ...at(project(133, 37)), scale: 4200 };

function at([x, y]: Point): { x: number; y: number } {
  return { x, y };
}

export const NARROWEST = 300;
export const WIDEST = 400_000;

export function zoomed(view: View, by: number, px: number, py: number, size: Size): View {
  const scale = Math.max(NARROWEST, Math.min(WIDEST, view.scale * by));
  const dx = px - size.width / 2;
  const dy = py - size.height / 2;
  return held({
    x: view.x + dx / view.scale - dx / scale,
    y: view.y + dy / view.scale - dy / scale,
    scale,
  });
}

export function moved(view: View, dx: number, dy: number): View {
  return held({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale });
}

function held(view: View): View {
  return { ...view, x: ((view.x % 1) + 1) % 1, y: Math.max(0, Math.min(1, view.y)) };
}

/** Where a point of the sheet lies on the screen, on that side of the world that is nearer. */
export function onScreen([x, y]: Point, view: View, size: Size): [number, number] {
  const turns = Math.round(view.x - x);
  return [
    (x + turns - view.x) * view.scale + size.width / 2,
    (y - view.y) * view.scale + size.height / 2,
  ];
}

/** A view that shows all of these, with room around them. */
export function fitting(all: readonly Point[], size: Size): View {
  if (all.length === 0) return HOME;
  // The widest gap between neighbours is left out: around the Pacific the world has no edge.
  const xs = all.map(([x]) => ((x % 1) + 1) % 1).sort((a, b) => a - b);
  let gap = 1 - (xs.at(-1) ?? 0) + (xs[0] ?? 0);
  let from = xs[0] ?? 0;
  for (let i = 1; i < xs.length; i++) {
    const here = (xs[i] ?? 0) - (xs[i - 1] ?? 0);
    if (here > gap) {
      gap = here;
      from = xs[i] ?? 0;
    }
  }
  const width = 1 - gap;
  const ys = all.map(([, y]) => y);
  const top = Math.min(...ys);
  const height = Math.max(...ys) - top;
  const room = 0.72;
  const scale = Math.min((size.width * room) / Math.max(width, 1e-9), (size.height * room) / Math.max(height, 1e-9));
  return held({
    x: from + width / 2,
    y: top + height / 2,
    scale: Math.max(NARROWEST, Math.min(24_000, scale)),
  });
}

/** When an observation was the case, in milliseconds; ends that nobody knows are null. */
export interface Extent {
  readonly from: number | null;
  readonly to: number | null;
}

function millis(text: string | null): number | null {
  if (text === null) return null;
  const found = Date.parse(text);
  return Number.isNaN(found) ? null : found;
}

export function extent(one: Observation): Extent {
  return { from: millis(one.from), to: millis(one.to) };
}

/** From the first to the last known moment of all, with a little room; a day where there is none. */
export function span(all: readonly Observation[], now: number): { from: number; to: number } {
  const known = all.flatMap((one) => {
    const { from, to } = extent(one);
    return [from, to].filter((each) => each !== null);
  });
  if (known.length === 0) return { from: now - 86_400_000, to: now };
  const from = known.reduce((a, b) => Math.min(a, b));
  const to = known.reduce((a, b) => Math.max(a, b));
  const room = Math.max((to - from) * 0.03, 60_000);
  return { from: from - room, to: to + room };
}

export interface Bar {
  readonly one: Observation;
  readonly x: number;
  readonly width: number;
  /** How far off both ends may be: two standard deviations. */
  readonly blur: number;
  readonly row: number;
  readonly isOpenLeft: boolean;
  readonly isOpenRight: boolean;
}

const LEAST = 5;

/** Bars of one lane, side by side where they overlap; beyond `rows` they lie on each other. */
export function bars(all: readonly Observation[], from: number, to: number, width: number, rows: number): Bar[] {
  const ends: number[] = [];
  const place = (t: number) => ((t - from) / (to - from)) * width;
  return [...all]
    .map((one) => ({ one, ...extent(one) }))
    .sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity) || (a.one.id < b.one.id ? -1 : 1))
    .map(({ one, from: begins, to: ends_ }) => {
      const left = begins === null ? 0 : Math.max(0, Math.min(width, place(begins)));
      const right = ends_ === null ? width : Math.max(0, Math.min(width, place(ends_)));
      const isLone = begins === null && ends_ === null;
      const wide = Math.max(LEAST, right - left);
      const x = Math.min(left, width - wide);
      let row = ends.findIndex((end) => end + 2 <= x);
      if (row < 0) row = ends.length < rows ? ends.length : (ends.length - 1) % rows;
      ends[row] = x + wide;
      return {
        one,
        x,
        width: wide,
        blur: (((one.sigma_s ?? 0) * 2000) / (to - from)) * width,
        row,
        isOpenLeft: begins === null && !isLone,
        isOpenRight: ends_ === null && !isLone,
      };
    });
}

const STEPS = [60e3, 300e3, 900e3, 3600e3, 3 * 3600e3, 6 * 3600e3, 12 * 3600e3, 864e5, 2 * 864e5, 7 * 864e5, 30 * 864e5, 91 * 864e5, 365 * 864e5];

/** Round moments within a time, a handful of them. */
export function ticks(from: number, to: number, most: number): { at: number; isDay: boolean }[] {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? (to - from) / most;
  const all: { at: number; isDay: boolean }[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to && all.length < 60; at += step) {
    all.push({ at, isDay: step >= 864e5 });
  }
  return all;
}

const PAST = /^(void|superseded|cancelled|expired)$/;

/** By which classes the map and the timeline draw one: picked, no longer counting, not real. */
export function looks(one: Observation, isPicked: boolean): string {
  const isPast = one.state !== null && PAST.test(one.state);
  return `${isPicked ? ' picked' : ''}${isPast ? ' past' : ''}${one.exercise || one.synthetic ? ' unreal' : ''}`;
}
