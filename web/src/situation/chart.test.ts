import { describe, expect, test } from 'vitest';
import type { Observation } from '#types';
import { bars, drawn, fitting, HOME, moved, onScreen, project, span, ticks, unproject, zoomed } from './chart';

const SIZE = { width: 800, height: 400 };

function seen(id: string, from: string | null, to: string | null, sigma: number | null = null): Observation {
  return {
    id,
    lane: 'ship',
    kind: 'gap',
    subject: '',
    title: id,
    from,
    to,
    when: 'span',
    sigma_s: sigma,
    known: '2026-01-01T00:00:00Z',
    geometry: null,
    radius_m: null,
    reach_m: null,
    uncertain: null,
    countries: [],
    state: null,
    exercise: false,
    synthetic: false,
    because: [],
    innocent: [],
    facts: {},
    source: { name: 'test', sha256: null, part: null, case: null, entry: null },
  };
}

describe('the sheet', () => {
  test('a place comes back from the sheet, wherever it is', () => {
    for (let lat = -80; lat <= 80; lat += 16) {
      for (let lon = -180; lon < 180; lon += 30) {
        const back = unproject(...project(lon, lat));
        expect(back.lat).toBeCloseTo(lat, 9);
        expect(back.lon).toBeCloseTo(lon, 9);
      }
    }
  });

  test('zooming keeps what lies under the pointer where it is', () => {
    const point = project(129, 35);
    const [x, y] = onScreen(point, HOME, SIZE);
    const nearer = zoomed(HOME, 3, x, y, SIZE);
    const after = onScreen(point, nearer, SIZE);
    expect(after[0]).toBeCloseTo(x, 6);
    expect(after[1]).toBeCloseTo(y, 6);
    const back = moved(moved(HOME, 40, -25), -40, 25);
    expect(back.x).toBeCloseTo(HOME.x, 12);
    expect(back.y).toBeCloseTo(HOME.y, 12);
  });

  test('Guam and Hawaii are fitted over the Pacific, not around the world', () => {
    const all = [project(144.8, 13.4), project(-158, 21.3)];
    const view = fitting(all, SIZE);
    const xs = all.map((one) => onScreen(one, view, SIZE)[0]);
    expect(Math.abs((xs[0] ?? 0) - (xs[1] ?? 0))).toBeGreaterThan(SIZE.width * 0.6);
    for (const x of xs) expect(x).toBeGreaterThanOrEqual(0);
    for (const x of xs) expect(x).toBeLessThanOrEqual(SIZE.width);
    expect(unproject(view.x, view.y).lon).toBeGreaterThan(160);
  });

  test('a ring over the line of 180 degrees stays in one piece', () => {
    const ring = [[179, 10], [-179, 10], [-179, 12], [179, 12], [179, 10]];
    const xs = drawn({ type: 'Polygon', coordinates: [ring] }).rings[0]?.map(([x]) => x) ?? [];
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(2 / 360, 9);
  });

  test('what is no place draws nothing', () => {
    expect(drawn(null)).toEqual({ points: [], rings: [] });
    expect(drawn({ type: 'Point', coordinates: ['x', null] })).toEqual({ points: [], rings: [] });
    expect(fitting([], SIZE)).toBe(HOME);
  });
});

describe('the timeline', () => {
  test('bars that overlap get rows of their own, and others share one', () => {
    const all = [
      seen('a', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
      seen('b', '2026-01-01T12:00:00Z', '2026-01-03T00:00:00Z'),
      seen('c', '2026-01-04T00:00:00Z', '2026-01-05T00:00:00Z'),
    ];
    const { from, to } = span(all, 0);
    const rows = Object.fromEntries(bars(all, from, to, 700, 6).map((one) => [one.one.id, one.row]));
    expect(rows).toEqual({ a: 0, b: 1, c: 0 });
  });

  test('ends that nobody knows go to the edge and are marked', () => {
    const [bar] = bars([seen('a', '2026-01-02T00:00:00Z', null)], Date.parse('2026-01-01'), Date.parse('2026-01-05'), 400, 6);
    expect(bar).toMatchObject({ x: 100, width: 300, isOpenLeft: false, isOpenRight: true });
  });

  test('a doubt of an hour is two hours wide at each end', () => {
    const day = seen('a', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', 3600);
    const [bar] = bars([day], Date.parse('2026-01-01'), Date.parse('2026-01-03'), 480, 6);
    expect(bar?.blur).toBeCloseTo(20, 9);
    expect(bar?.width).toBeGreaterThan(0);
  });

  test('no bar leaves the sheet, and rows are bounded, whatever comes', () => {
    let seed = 1;
    const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const all = Array.from({ length: 3000 }, (_, i) => {
      const from = Math.floor(next() * 1e12);
      return seen(`${i}`, new Date(from).toISOString(), next() < 0.1 ? null : new Date(from + next() * 1e11).toISOString());
    });
    for (const bar of bars(all, 3e11, 6e11, 500, 6)) {
      expect(bar.x).toBeGreaterThanOrEqual(0);
      expect(bar.x + bar.width).toBeLessThanOrEqual(500.001);
      expect(bar.row).toBeLessThan(6);
      expect(bar.row).toBeGreaterThanOrEqual(0);
    }
  });

  test('marks stand at round moments and are few', () => {
    for (const length of [36e5, 864e5, 30 * 864e5, 400 * 864e5, 4000 * 864e5]) {
      const marks = ticks(1.7e12, 1.7e12 + length, 7);
      expect(marks.length).toBeGreaterThan(0);
      expect(marks.length).toBeLessThanOrEqual(8);
    }
  });
});
