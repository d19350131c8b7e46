import { describe, expect, test } from 'vitest';
import { en } from '../words/en';
import { fill, type Say } from '../words/words';
import { brief, exact } from './amounts';
import { read } from './document';
import { drawing, escaped, svg } from './drawing';
import { done, edits, EMPTY, readSaved, redone, undone, written, type Step } from './edits';
import { cell, csv, graphml } from './exports';
import { EVERYTHING, fold, ways, type Choices, type View } from './fold';
import { crossings, lay, stacked } from './layout';
import { caption, LIGHT, plain } from './look';
import { side } from './Methods';
import { beside } from './moves';
import { draw, type Picture } from './picture';
import { hops } from './Proof';

const say: Say = (word, ...told) => fill(en[word], told);
const NONE: ReadonlySet<string> = new Set();
const ALL: Choices = { detail: EVERYTHING, fees: true, noise: true, hidden: NONE, open: NONE, shut: NONE, kept: NONE };

/** The same numbers each time. */
function dice(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % most;
  };
}

interface Row {
  from: string | null;
  to: string | null;
  amount: string;
  hops: number;
  [more: string]: unknown;
}

/** Money that spreads from one start over layers, and comes together again now and then. */
function made(seed: number, count: number): Row[] {
  const roll = dice(seed);
  const rows: Row[] = [{ from: 'tx0', to: 'tx1', amount: '100000000000', hops: 0 }];
  const reached = [1];
  for (let i = 2; i < count; i++) {
    const at = roll(reached.length);
    const from = reached[at]!;
    // Now and then to one that others pay, too; never back.
    const joined = roll(10) === 0 ? reached.slice(at).find((one) => one > from) : undefined;
    const to = joined ?? i;
    const rests = joined === undefined && roll(3) === 0;
    if (joined === undefined && !rests) reached.push(i);
    rows.push({ from: `tx${from}`, to: rests ? `tx${to}:${roll(4)}` : `tx${to}`, amount: String(1 + roll(1_000_000)), hops: 1 });
  }
  return rows.map((row, i) => ({
    at: `${row.from}:${i}`, address: `bc1q${i}`, asset: 'BTC', time: new Date(1.6e12 + i * 60_000).toISOString(), height: i, ...row,
  }));
}

function document(flows: Row[], more: Record<string, unknown> = {}) {
  return {
    method: 'fifo', network: 'bitcoin', direction: 'to_future', starts: [], conserved: true, ends: [], fees: {},
    flows, assets: [{ asset: 'BTC', symbol: 'BTC', decimals: 8 }], ...more,
  };
}

function pictured(flows: Row[], more: Record<string, unknown> = {}): Picture {
  const whole = read(JSON.stringify(document(flows, more)))!;
  return draw(whole, whole.results[0]!);
}

const names = (view: View) => view.shown.map((one) => one.place?.name ?? `${one.bundle!.of.name} …`);

describe('a document', () => {
  test('is read as far as it is one', () => {
    expect(read('no json')).toBeUndefined();
    expect(read('[]')).toBeUndefined();
    expect(read('{"method":"fifo"}')!.results[0]!.flows).toBeNull();
    const odd = read(JSON.stringify(document([{ from: 'a', to: 'b', amount: '-5', hops: 0 }, 7 as never])));
    expect(odd!.results[0]!.flows).toHaveLength(1);
    expect(odd!.results[0]!.flows![0]!.amount).toBe(0n);
  });

  test('holds amounts to the last unit', () => {
    const units = '115792089237316195423570985008687907853269984665640564039457584007913129639935';
    const whole = read(JSON.stringify(document([{ from: null, to: 'a@T', amount: units, hops: 0 }])));
    expect(String(whole!.results[0]!.flows![0]!.amount)).toBe(units);
    expect(exact(BigInt(units), 18, 'en').replaceAll(',', '')).toBe(
      '115792089237316195423570985008687907853269984665640564039457.584007913129639935',
    );
    expect(exact(5n, 8, 'en')).toBe('0.00000005');
    expect(exact(1_500_000_000n, 8, 'en')).toBe('15');
    expect(brief(401_346_768_858_404_671_846_374n, 18)).toBe('401.3K');
  });
});

describe('a picture', () => {
  test('puts moves between the same places into one line that keeps them', () => {
    const picture = pictured([
      { from: null, to: 'a@ETH', amount: '10', hops: 0, at: '0x1', asset: 'ETH' },
      { from: 'a@ETH', to: 'b@ETH', amount: '4', hops: 1, at: '0x2', asset: 'ETH' },
      { from: 'a@ETH', to: 'b@ETH', amount: '5', hops: 1, at: '0x3', asset: 'ETH' },
      { from: 'a@ETH', to: null, amount: '1', hops: 1, at: '0x3', asset: 'ETH' },
    ]);
    const line = picture.lines.find((one) => one.kind === 'move')!;
    expect(line.amount).toBe(9n);
    expect(line.flows.map((one) => one.at)).toEqual(['0x2', '0x3']);
    expect(picture.starts.map((one) => one.name)).toEqual(['a@ETH']);
    expect(picture.lines.filter((one) => one.kind === 'fee')).toHaveLength(1);
  });

  test('joins ledgers where a bridge is followed, also by another log of the same transaction', () => {
    const picture = pictured(
      [
        { network: 'ethereum', from: null, to: 'a@ETH', amount: '10', hops: 0, at: '0x1' },
        { network: 'ethereum', from: 'a@ETH', to: 'router@ETH', amount: '10', hops: 1, at: '0x2' },
        { network: 'bitcoin', from: 'cc', to: 'cc:0', amount: '7', hops: 0, at: 'cc:0' },
      ],
      {
        links: [
          {
            protocol: 'thorchain', basis: 'id', id: 'x', followed: true,
            out: [{ network: 'ethereum', at: '0x2:5', asset: 'ETH', amount: '10', tainted: '10' }],
            in: [{ network: 'bitcoin', at: 'cc:0', asset: 'BTC', amount: '7', tainted: '7', probability: '1' }],
          },
        ],
      },
    );
    const bridge = picture.lines.find((one) => one.kind === 'bridge')!;
    expect([bridge.from.name, bridge.to.name]).toEqual(['router@ETH', 'cc']);
    expect(picture.starts.map((one) => one.name)).toEqual(['a@ETH']);
    expect(fold(picture, ALL).places).toBe(4);
  });

  test('keeps what only looks like a payment apart', () => {
    const flows = [
      { from: null, to: '0xa@ETH', amount: '10', hops: 0, at: '0x1' },
      { from: '0xa@ETH', to: '0xb@ETH', amount: '10', hops: 1, at: '0x2' },
    ];
    const whole = document(flows);
    const left = { count: 1, transfers: [{ transaction: '0x9:1', from: '0xa', to: '0xbad', asset: '0xt', amount: '0', reason: 'zero_value' }] };
    const read1 = read(JSON.stringify({ ...whole, left_out: left }))!;
    const picture = draw(read1, read1.results[0]!);
    expect(fold(picture, { ...ALL, noise: false }).places).toBe(2);
    expect(fold(picture, ALL).places).toBe(3);
  });
});

describe('folding', () => {
  const hub = pictured([
    { from: 'tx0', to: 'tx1', amount: '1000', hops: 0 },
    ...Array.from({ length: 100 }, (_, i) => ({ from: 'tx1', to: `tx1:${i}`, amount: String(1000 - i), hops: 1 })),
  ]);

  test('a hub shows its largest leaves and bundles the others, and opens', () => {
    const view = fold(hub, { ...ALL, detail: 250 });
    expect(view.places).toBe(12);
    const bundle = view.shown.find((one) => one.bundle)!.bundle!;
    expect(bundle.lines).toHaveLength(90);
    const sum = view.lines.flatMap((one) => one.lines).reduce((all, one) => all + one.amount, 0n);
    expect(sum).toBe(hub.lines.reduce((all, one) => all + one.amount, 0n));
    const open = fold(hub, { ...ALL, detail: 250, open: new Set(['bitcoin tx1']) });
    expect(open.places).toBe(62);
    expect(fold(hub, ALL).places).toBe(102);
  });

  test('what is hidden is gone, what is shut has nothing behind it, what is kept stays', () => {
    const hidden = fold(hub, { ...ALL, hidden: new Set(['bitcoin tx1:0']) });
    expect(names(hidden)).not.toContain('tx1:0');
    expect(fold(hub, { ...ALL, shut: new Set(['bitcoin tx1']) }).places).toBe(2);
    expect(names(fold(hub, { ...ALL, detail: 250, kept: new Set(['bitcoin tx1:99']) }))).toContain('tx1:99');
  });

  test('what is sought is shown with the way to it', () => {
    const picture = pictured(made(9, 600));
    const view = fold(picture, { ...ALL, detail: 20 });
    const shown = new Set(view.shown.map((one) => one.id));
    const folded = fold(picture, ALL).shown.find((one) => !shown.has(one.id))!;
    const found = fold(picture, { ...ALL, detail: 20, kept: ways(picture, [folded.id]) });
    let at = folded.place!;
    while (!at.isStart) {
      const line = found.lines.find((one) => one.to === at.id && one.kind !== 'bundle');
      expect(line, at.id).toBeDefined();
      at = line!.lines[0]!.from;
    }
  });

  test('nothing of a trace is lost by it, whatever its detail', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const picture = pictured(made(seed, 400));
      const reached = fold(picture, ALL);
      for (const detail of [10, 60, 250]) {
        const view = fold(picture, { ...ALL, detail });
        const shown = new Set(view.shown.map((one) => one.id));
        // Whatever leaves a shown place is a line or in its bundle.
        for (const line of picture.lines) {
          if (!shown.has(line.from.id)) continue;
          expect(view.lines.some((one) => one.lines.includes(line)), `seed ${seed}`).toBe(true);
        }
        expect(view.places, `seed ${seed}`).toBeLessThanOrEqual(reached.places);
      }
    }
  });
});

describe('the layout', () => {
  test('goes from left to right, without overlap, and the same each time', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const picture = pictured(made(seed, 300));
      for (const axis of ['hop', 'time'] as const) {
        const view = fold(picture, ALL);
        const layout = lay(view, axis, new Map());
        expect([...lay(view, axis, new Map()).spots]).toEqual([...layout.spots]);
        for (const line of view.lines) {
          expect(layout.spots.get(line.to)!.x, `seed ${seed} ${line.id}`).toBeGreaterThan(layout.spots.get(line.from)!.x);
        }
        const columns = new Map<number, { y: number; radius: number }[]>();
        for (const spot of layout.spots.values()) columns.set(spot.x, [...(columns.get(spot.x) ?? []), spot]);
        for (const list of columns.values()) {
          list.sort((a, b) => a.y - b.y);
          for (let i = 1; i < list.length; i++) {
            const gap = list[i]!.y - list[i - 1]!.y;
            expect(gap, `seed ${seed} ${axis}`).toBeGreaterThanOrEqual(list[i]!.radius + list[i - 1]!.radius);
          }
        }
      }
    }
  });

  test('bears money that goes in a circle', () => {
    const picture = pictured([
      { from: null, to: 'a@ETH', amount: '9', hops: 0 },
      { from: 'a@ETH', to: 'b@ETH', amount: '9', hops: 1 },
      { from: 'b@ETH', to: 'c@ETH', amount: '9', hops: 2 },
      { from: 'c@ETH', to: 'a@ETH', amount: '9', hops: 3 },
    ]);
    const spots = lay(fold(picture, ALL), 'hop', new Map()).spots;
    expect(spots.get('bitcoin c@ETH')!.x).toBeGreaterThan(spots.get('bitcoin a@ETH')!.x);
  });

  test('crosses no more than half as many lines as the order of arrival', () => {
    let before = 0;
    let after = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const view = fold(pictured(made(seed, 200)), ALL);
      const layout = lay(view, 'hop', new Map());
      after += crossings(view.lines, layout);
      const plainly = new Map<number, number>();
      const spots = new Map(
        [...layout.spots].map(([id, spot]) => {
          const row = plainly.get(spot.x) ?? 0;
          plainly.set(spot.x, row + 1);
          return [id, { ...spot, y: row }] as const;
        }),
      );
      before += crossings(view.lines, { ...layout, spots });
    }
    expect(after).toBeLessThan(before / 2);
  });

  test('puts what is pinned where it was pinned', () => {
    const view = fold(pictured(made(3, 50)), ALL);
    const spots = lay(view, 'hop', new Map([['bitcoin tx1', { x: 77, y: -5 }]])).spots;
    expect(spots.get('bitcoin tx1')).toMatchObject({ x: 77, y: -5 });
  });

  test('stacks as near to the wish as sizes let it', () => {
    expect(stacked([0, 100], [10, 10])).toEqual([0, 100]);
    expect(stacked([0, 0], [10, 10])).toEqual([-5, 5]);
    expect(stacked([50, 0, 0], [10, 10, 10]).map(Math.round)).toEqual([7, 17, 27]);
  });

  test('takes a large trace in a part of a second', () => {
    const picture = pictured(made(1, 7000));
    const before = process.cpuUsage();
    const view = fold(picture, ALL);
    lay(view, 'hop', new Map());
    // The processor's time: others may be at work.
    const took = process.cpuUsage(before).user / 1000;
    console.log(`${view.places} places folded and laid out in ${Math.round(took)} ms`);
    expect(view.places).toBeGreaterThan(5000);
    expect(took).toBeLessThan(3000);
  });
});

describe('steps', () => {
  const steps: Step[] = [
    { do: 'hide', ids: ['a', 'b'] },
    { do: 'pin', id: 'c', x: 1, y: 2 },
    { do: 'note', id: 'c', text: '메모' },
    { do: 'open', id: 'd' },
    { do: 'shut', id: 'd' },
    { do: 'show', ids: ['a'] },
  ];

  test('are undone and done again one by one, and a new one ends what was undone', () => {
    let history = EMPTY;
    for (const step of steps) history = done(history, step);
    expect([...edits(history).hidden]).toEqual(['b']);
    expect([...edits(history).shut]).toEqual(['d']);
    history = undone(undone(history));
    expect([...edits(history).open]).toEqual(['d']);
    expect(edits(redone(redone(redone(history))))).toEqual(edits({ steps, at: steps.length }));
    history = done(history, { do: 'note', id: 'c', text: '' });
    expect(edits(history).notes.size).toBe(0);
    expect(history.steps).toHaveLength(5);
    expect(edits(undone(undone(undone(undone(undone(undone(history)))))))).toEqual(edits(EMPTY));
  });

  test('are saved and read as they are; others are refused', () => {
    const history = { steps, at: 4 };
    const saved = { kind: 'entente-trace-view' as const, sha256: 'aa', title: '보기', query: 'axis=time', history };
    expect(readSaved(written(saved), 'aa')).toEqual(saved);
    expect(readSaved(written(saved), 'bb')).toBeUndefined();
    expect(readSaved('{', 'aa')).toBeUndefined();
    const hostile = JSON.stringify({ ...saved, history: { steps: [{ do: 'run', id: 'x' }, { do: 'pin', id: 'x', x: 'NaN' }, ...steps], at: 99 } });
    expect(readSaved(hostile, 'aa')!.history).toEqual({ steps, at: 6 });
  });
});

describe('what is exported', () => {
  const label = 'A&B <x> "q" \u202Efdp';
  const picture = pictured(
    [
      { from: 'tx0', to: 'tx1', amount: '9007199254740993', hops: 0 },
      ...Array.from({ length: 30 }, (_, i) => ({ from: 'tx1', to: `tx1:${i}`, amount: '1', hops: 1, labels: [i === 0 ? label : '=cmd()'] })),
    ],
  );
  const view = fold(picture, { ...ALL, detail: 250 });
  const layout = lay(view, 'hop', new Map());
  const notes = new Map([['bitcoin tx1', 'a note, "with" signs']]);
  const captions = new Map(view.shown.map((one) => [one.id, caption(one, new Map(), say)]));

  test('CSV has every move with its exact amount, and no cell that a spreadsheet would run', () => {
    const rows = csv(view, notes).trimEnd().split('\r\n');
    expect(rows).toHaveLength(32);
    expect(rows[1]).toContain('9007199254740993');
    expect(rows[1]).toContain('"a note, ""with"" signs"');
    expect(cell('=cmd()')).toBe("'=cmd()");
    expect(rows.some((row) => /(^|,)=/.test(row))).toBe(false);
  });

  test('GraphML and SVG are well-formed whatever a label holds, and hide nothing', () => {
    for (const text of [graphml(view, notes), svg(drawing(view, layout, captions, notes, [], LIGHT), label)]) {
      expect(text).not.toMatch(/<x>/);
      expect(text.match(/<[a-z]/gi)!.length).toBe(text.match(/<\/[a-z]|\/>|<rect/gi)!.length - (text.match(/<rect/g)?.length ?? 0));
    }
    expect(graphml(view, notes).match(/<edge /g)).toHaveLength(31);
    expect(svg(drawing(view, layout, captions, notes, [], LIGHT), 't')).toContain('[U+202E]');
    expect(escaped('a\u0000b\uFFFE')).toBe('ab');
    expect(plain('p\u0430ypal')).toContain('Latin+Cyrillic');
  });
});

describe('beside', () => {
  test('arrows follow the largest line and go back along it', () => {
    const view = fold(pictured(made(5, 120)), ALL);
    const layout = lay(view, 'hop', new Map());
    const start = beside(view, layout, null, 'right')!;
    const next = beside(view, layout, start, 'right')!;
    expect(beside(view, layout, next, 'left')).toBe(start);
    let at: string | null = start;
    const seen = new Set<string>();
    while (at !== null && !seen.has(at)) {
      seen.add(at);
      at = beside(view, layout, at, 'down');
    }
    expect(seen.size).toBeGreaterThan(1);
  });
});

describe('methods and proofs', () => {
  test('ends stand side by side, and agreement is told', () => {
    const end = (at: string, amount: string) => ({ at, asset: 'BTC', amount, kind: 'unspent', labels: [] });
    const whole = read(
      JSON.stringify({
        method: 'all',
        results: [
          { ...document([]), ends: [end('a:0', '5'), end('b:0', '1')] },
          { ...document([]), method: 'lifo', ends: [end('a:0', '5'), end('c:0', '1')] },
        ],
      }),
    )!;
    const rows = side(whole.results);
    expect(rows.map((one) => [one.end.at, one.isOne])).toEqual([['a:0', true], ['b:0', false], ['c:0', false]]);
  });

  test('a way is read from one ledger and from several', () => {
    const hop = { at: 'a:0', amount: '5', asset: 'BTC', txid: 'aa', height: 3, time: '2025-01-01T00:00:00Z' };
    expect(hops({ way: [hop] })).toHaveLength(1);
    const legs = hops({ legs: [{ way: [hop] }, { over: { protocol: 'across' }, way: [hop, hop] }] });
    expect(legs.map((one) => one.over)).toEqual(['', 'across', '']);
    expect(hops(null)).toEqual([]);
  });
});
