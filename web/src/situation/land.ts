import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import address from 'world-atlas/land-50m.json?url';
import { onScreen, project, type Size, type View } from './chart';

// Coasts of Natural Earth (public domain), from the node like all else.

export interface Coast {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

let kept: Promise<readonly Coast[]> | undefined;

export function coasts(): Promise<readonly Coast[]> {
  kept ??= load().catch((e: unknown) => {
    kept = undefined;
    throw e;
  });
  return kept;
}

async function load(): Promise<readonly Coast[]> {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`coasts: ${answer.status}`);
  const topology = (await answer.json()) as Topology<{ land: GeometryCollection }>;
  return feature(topology, topology.objects.land).features.flatMap((one) => {
    switch (one.geometry.type) {
      case 'Polygon':
        return one.geometry.coordinates.map(coast);
      case 'MultiPolygon':
        return one.geometry.coordinates.flatMap((rings) => rings.map(coast));
      default:
        return [];
    }
  });
}

function coast(ring: readonly (readonly number[])[]): Coast {
  const xs = new Float32Array(ring.length);
  const ys = new Float32Array(ring.length);
  ring.forEach((one, i) => {
    [xs[i], ys[i]] = project(one[0] ?? 0, one[1] ?? 0);
  });
  return {
    xs,
    ys,
    west: xs.reduce((a, b) => Math.min(a, b)),
    east: xs.reduce((a, b) => Math.max(a, b)),
    north: ys.reduce((a, b) => Math.min(a, b)),
    south: ys.reduce((a, b) => Math.max(a, b)),
  };
}

/** Fills the land of a view; steps below a pixel are left out. */
export function paint(canvas: HTMLCanvasElement, all: readonly Coast[], view: View, size: Size, colours: Colours): void {
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(ratio, ratio);
  pen.fillStyle = colours.sea;
  pen.fillRect(0, 0, size.width, size.height);
  grid(pen, view, size, colours.grid);
  pen.fillStyle = colours.land;
  pen.strokeStyle = colours.coast;
  pen.lineWidth = 0.8;
  const halfX = size.width / 2 / view.scale;
  const halfY = size.height / 2 / view.scale;
  pen.beginPath();
  for (const turn of [-1, 0, 1]) {
    for (const one of all) {
      const isOff =
        one.east + turn < view.x - halfX ||
        one.west + turn > view.x + halfX ||
        one.south < view.y - halfY ||
        one.north > view.y + halfY;
      if (!isOff) trace(pen, one, turn, view, size);
    }
  }
  pen.fill('evenodd');
  pen.stroke();
}

function trace(pen: CanvasRenderingContext2D, one: Coast, turn: number, view: View, size: Size): void {
  let lastX = NaN;
  let lastY = NaN;
  for (let i = 0; i < one.xs.length; i++) {
    const x = ((one.xs[i] ?? 0) + turn - view.x) * view.scale + size.width / 2;
    const y = ((one.ys[i] ?? 0) - view.y) * view.scale + size.height / 2;
    if (i === 0) pen.moveTo(x, y);
    else if (Math.abs(x - lastX) + Math.abs(y - lastY) > 0.7) pen.lineTo(x, y);
    else continue;
    lastX = x;
    lastY = y;
  }
  pen.closePath();
}

function grid(pen: CanvasRenderingContext2D, view: View, size: Size, colour: string): void {
  const step = view.scale > 9000 ? 5 : view.scale > 2500 ? 10 : 30;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let lon = -180; lon < 180; lon += step) {
    const [x] = onScreen(project(lon, 0), view, size);
    pen.moveTo(x, 0);
    pen.lineTo(x, size.height);
  }
  for (let lat = -80; lat <= 80; lat += step) {
    const [, y] = onScreen(project(0, lat), view, size);
    pen.moveTo(0, y);
    pen.lineTo(size.width, y);
  }
  pen.stroke();
}

export interface Colours {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly grid: string;
}
