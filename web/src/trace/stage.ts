import Graph from 'graphology';
import Sigma from 'sigma';
import type { MouseCoords } from 'sigma/types';
import type { View } from './fold';
import { width, type Layout, type Spot } from './layout';
import { assetInks, inkOf, isDashed, kindOf, ringOf, SHAPES, shapeOf, type Caption, type Ink } from './look';
import { Marks, motion, Ribbons, Threads } from './programs';

// The picture on the graphics processor. What is shown, where and how comes from outside; what
// somebody does to it goes back there.

export interface Scene {
  readonly view: View;
  readonly layout: Layout;
  readonly ink: Ink;
  readonly captions: ReadonlyMap<string, Caption>;
  readonly pinned: ReadonlySet<string>;
  readonly noted: ReadonlyMap<string, string>;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
}

export interface Deeds {
  /** A place or a line; null for neither. */
  choose(id: string | null, isLine: boolean): void;
  open(id: string): void;
  pin(id: string, x: number, y: number): void;
  hover(id: string | null, isLine: boolean, x: number, y: number): void;
}

interface Named {
  readonly id: string;
  readonly spot: Spot;
  readonly words: Caption;
}

/** World units on a side of the field that the camera counts in; never changes, so nothing jumps. */
const FIELD = 10_000;
const LABELS = 220;
/** Pixels before the first place, and behind the last for its name. */
const BEFORE = 60;
const named = (wide: number) => Math.min(310, wide * 0.35);
const FONT = "'Inter Variable', 'Noto Sans KR Variable', 'Noto Sans JP Variable', system-ui, sans-serif";

export class Stage {
  private readonly sigma: Sigma;
  private readonly observer: ResizeObserver;
  private scene: Scene | undefined;
  private chosen: string | null = null;
  private near: ReadonlySet<string> | undefined;
  private feeds: ReadonlySet<string> = new Set();
  private dragged: { id: string; hasMoved: boolean } | undefined;
  private isKilled = false;

  constructor(private readonly box: HTMLElement, private readonly deeds: Deeds) {
    this.sigma = new Sigma(new Graph(), box, {
      renderLabels: false,
      enableEdgeEvents: true,
      zIndex: true,
      itemSizesReference: 'positions',
      zoomToSizeRatioFunction: (ratio) => ratio,
      minCameraRatio: 0.004,
      maxCameraRatio: 4,
      zoomingRatio: 1.35,
      zoomDuration: reduced() ? 0 : 140,
      inertiaDuration: reduced() ? 0 : 180,
      nodeProgramClasses: { mark: Marks },
      nodeHoverProgramClasses: { mark: Marks },
      defaultNodeType: 'mark',
      edgeProgramClasses: { ribbon: Ribbons, thread: Threads },
      defaultEdgeType: 'ribbon',
      defaultDrawNodeHover: () => undefined,
      nodeReducer: (id, data) => this.node(id, data as never),
      edgeReducer: (id, data) => this.edge(id, data as never),
      allowInvalidContainer: true,
    });
    // Lines of steps and times lie below the money, not over it.
    this.sigma.createCanvasContext('grid');
    const grid = this.sigma.getCanvases()['grid'];
    if (grid) box.prepend(grid);
    this.sigma.resize(true);
    const half = FIELD / 2;
    this.sigma.setCustomBBox({ x: [-half, half], y: [-half, half] });
    this.sigma.on('afterRender', () => {
      this.letter();
      this.watch();
    });
    let rest: ReturnType<typeof setTimeout> | undefined;
    this.sigma.getCamera().on('updated', () => {
      motion.isOn = true;
      clearTimeout(rest);
      rest = setTimeout(() => {
        motion.isOn = false;
        if (!this.isKilled) this.sigma.scheduleRender();
      }, 120);
    });
    this.listen();
    let isFirst = true;
    this.observer = new ResizeObserver(() => {
      // Its first word is of the size that it had all along.
      if (!isFirst && !this.isKilled) this.sigma.scheduleRender();
      isFirst = false;
    });
    this.observer.observe(box);
    for (const canvas of Object.values(this.sigma.getCanvases())) canvas.setAttribute('aria-hidden', 'true');
  }

  private lastFrame = 0;
  private late = 0;

  /** Several frames in a row that take more than two of a screen's: this machine is slow at it. */
  private watch(): void {
    const now = performance.now();
    const took = now - this.lastFrame;
    this.lastFrame = now;
    this.late = motion.isOn && took > 34 && took < 1000 ? this.late + 1 : 0;
    if (this.late >= 3) motion.isLate = true;
  }

  private listen(): void {
    const { sigma, deeds } = this;
    sigma.on('clickNode', ({ node }) => deeds.choose(node, false));
    sigma.on('clickEdge', ({ edge }) => deeds.choose(edge, true));
    sigma.on('clickStage', () => deeds.choose(null, false));
    sigma.on('doubleClickNode', (event) => {
      event.preventSigmaDefault();
      deeds.open(event.node);
    });
    const hover = (id: string, isLine: boolean, at: MouseCoords) => {
      this.box.style.cursor = 'pointer';
      deeds.hover(id, isLine, at.x, at.y);
    };
    const leave = () => {
      this.box.style.cursor = 'default';
      deeds.hover(null, false, 0, 0);
    };
    sigma.on('enterNode', ({ node, event }) => hover(node, false, event as MouseCoords));
    sigma.on('enterEdge', ({ edge, event }) => hover(edge, true, event as MouseCoords));
    sigma.on('leaveNode', leave);
    sigma.on('leaveEdge', leave);
    sigma.on('downNode', ({ node }) => (this.dragged = { id: node, hasMoved: false }));
    sigma.on('moveBody', ({ event }) => {
      if (!this.dragged) return;
      const at = sigma.viewportToGraph(event);
      this.dragged.hasMoved = true;
      sigma.getGraph().mergeNodeAttributes(this.dragged.id, { x: at.x, y: at.y });
      event.preventSigmaDefault();
      event.original.preventDefault();
    });
    const drop = () => {
      const { dragged } = this;
      this.dragged = undefined;
      if (!dragged?.hasMoved) return;
      const at = sigma.getGraph().getNodeAttributes(dragged.id) as { x: number; y: number };
      deeds.pin(dragged.id, Math.round(at.x), Math.round(-at.y));
    };
    sigma.on('upNode', drop);
    sigma.on('upStage', drop);
  }

  /** Draws it, with what is chosen; where the camera stands is said before, so that it is drawn once. */
  show(scene: Scene, chosen: string | null, look: () => void = () => undefined): void {
    this.scene = scene;
    this.chosen = chosen;
    const graph = new Graph({ multi: true, type: 'directed' });
    const { view, layout, ink } = scene;
    for (const one of view.shown) {
      const spot = layout.spots.get(one.id)!;
      const kind = kindOf(one);
      graph.addNode(one.id, {
        x: spot.x,
        y: -spot.y,
        size: spot.radius,
        color: ink.kinds[kind],
        shape: SHAPES.indexOf(shapeOf(kind)),
        ring: ringOf(one, ink) ?? 'rgba(0,0,0,0)',
      });
    }
    const inks = assetInks(view.lines, ink);
    const isLarge = view.lines.length > 1500;
    for (const line of view.lines) {
      graph.addEdgeWithKey(line.id, line.from, line.to, {
        type: isLarge && width(line.share) < 4 ? 'thread' : 'ribbon',
        size: width(line.share),
        color: clear(inkOf(line, inks, ink), 0.72),
        dash: isDashed(line) ? 1 : 0,
      });
    }
    this.feeds = new Set(view.lines.map((one) => one.from));
    this.reach();
    look();
    this.sigma.setGraph(graph);
  }

  private node(id: string, data: { color: string; ring: string }): Record<string, unknown> {
    if (id === this.chosen) return { ...data, ring: this.scene!.ink.chosen, zIndex: 2 };
    if (this.near && !this.near.has(id)) return { ...data, color: clear(data.color, 0.22), ring: 'rgba(0,0,0,0)' };
    return data;
  }

  private edge(id: string, data: { color: string }): Record<string, unknown> {
    if (id === this.chosen) return { ...data, color: this.scene!.ink.chosen, zIndex: 2 };
    if (this.near && !this.near.has(id)) return { ...data, color: faint(data.color) };
    return data;
  }

  /** What is chosen is shown with all that feeds it and all that it feeds; the rest steps back. */
  choose(id: string | null): void {
    if (id === this.chosen) return;
    this.chosen = id;
    this.reach();
    this.sigma.refresh({ skipIndexation: true, schedule: true });
  }

  private reach(): void {
    const scene = this.scene;
    const id = this.chosen;
    const line = scene?.view.lines.find((one) => one.id === id);
    if (!scene || id === null || (!line && !scene.layout.spots.has(id))) {
      this.near = undefined;
      return;
    }
    const near = new Set<string>([id]);
    walk(scene.view, line ? line.from : id, 'to', 'from', near);
    walk(scene.view, line ? line.to : id, 'from', 'to', near);
    this.near = near;
  }

  /** Pixels of one world unit at a camera's ratio of one. */
  private scale(): number {
    const { width: w, height: h } = this.sigma.getDimensions();
    return (Math.min(w, h) - 2 * this.sigma.getSetting('stagePadding')) / FIELD;
  }

  private move(x: number, y: number, ratio: number, isAtOnce: boolean): void {
    const state = { x: 0.5 + x / FIELD, y: 0.5 - y / FIELD, ratio, angle: 0 };
    const camera = this.sigma.getCamera();
    if (isAtOnce || reduced()) camera.setState(state);
    else void camera.animate(state, { duration: 220 });
  }

  /** World units a pixel at which all is seen, with room for the names of what stands last. */
  private whole(): number {
    const box = this.scene!.layout.box;
    const { width: w, height: h } = this.sigma.getDimensions();
    return Math.max((box.right - box.left) / (w - BEFORE - named(w)), (box.bottom - box.top + 90) / h);
  }

  fit(isAtOnce = false): void {
    const box = this.scene?.layout.box;
    if (!box) return;
    const { width: w } = this.sigma.getDimensions();
    // Never so near that a few places fill the screen.
    const unit = Math.max(this.whole(), 0.72);
    const shift = (named(w) - BEFORE) / 2;
    this.move((box.left + box.right) / 2 + shift * unit, (box.top + box.bottom) / 2, unit * this.scale(), isAtOnce);
  }

  /** From its left edge on, at a size at which names can be read. */
  begin(isAtOnce = false): void {
    const box = this.scene?.layout.box;
    if (!box) return;
    const { width: w } = this.sigma.getDimensions();
    if (this.whole() <= 1.6) {
      this.fit(isAtOnce);
      return;
    }
    const starts = this.scene!.view.shown.filter((one) => one.place?.isStart);
    const spots = starts.map((one) => this.scene!.layout.spots.get(one.id)!);
    const y = spots.length === 0 ? (box.top + box.bottom) / 2 : spots.reduce((sum, one) => sum + one.y, 0) / spots.length;
    const unit = 1.25;
    this.move(box.left + (w * unit) / 2 - 60, y, unit * this.scale(), isAtOnce);
  }

  zoom(by: number): void {
    const camera = this.sigma.getCamera();
    const ratio = Math.min(4, Math.max(0.004, camera.ratio * by));
    if (reduced()) camera.setState({ ratio });
    else void camera.animate({ ratio }, { duration: 140 });
  }

  pan(x: number, y: number): void {
    const camera = this.sigma.getCamera();
    const unit = camera.ratio / (this.scale() * FIELD);
    camera.setState({ x: camera.x + x * unit, y: camera.y - y * unit });
  }

  /** Moves the picture only when it isn't seen. */
  bring(id: string): void {
    const spot = this.scene?.layout.spots.get(id);
    if (!spot) return;
    const { width: w, height: h } = this.sigma.getDimensions();
    const at = this.sigma.graphToViewport({ x: spot.x, y: -spot.y });
    if (at.x > 24 && at.x < w - 120 && at.y > 50 && at.y < h - 40) return;
    this.move(spot.x, spot.y, Math.min(this.sigma.getCamera().ratio, 1.6 * this.scale()), false);
  }

  camera(): { x: number; y: number; ratio: number } {
    const { x, y, ratio } = this.sigma.getCamera();
    return { x, y, ratio };
  }

  look(state: { x: number; y: number; ratio: number }): void {
    this.sigma.getCamera().setState({ ...state, angle: 0 });
  }

  /** The names, the clock above, what is pinned and noted. */
  private letter(): void {
    const scene = this.scene;
    const canvas = this.sigma.getCanvases()['labels'];
    const pen = canvas?.getContext('2d');
    if (!scene || !pen) return;
    const { width: w, height: h } = this.sigma.getDimensions();
    pen.direction = 'ltr';
    pen.textBaseline = 'middle';
    this.clock(pen, scene, w, h);
    const taken = new Set<number>();
    const unit = this.sigma.scaleSize(1);
    let count = 0;
    // The picture never turns: two points tell where all are.
    const origin = this.sigma.graphToViewport({ x: 0, y: 0 });
    const step = (this.sigma.graphToViewport({ x: 1000, y: 0 }).x - origin.x) / 1000;
    const at = { x: 0, y: 0 };
    for (const one of this.byWorth(scene)) {
      at.x = origin.x + one.spot.x * step;
      at.y = origin.y + one.spot.y * step;
      if (at.x < -40 || at.x > w || at.y < 24 || at.y > h + 10) continue;
      const { spot, words } = one;
      const isChosen = one.id === this.chosen;
      const radius = Math.max(spot.radius * unit, 2);
      const isTold = isChosen || scene.noted.has(one.id);
      const isTwo = radius > 9 || isChosen;
      // What feeds others has its name above, clear of what leaves it.
      const isAbove = this.feeds.has(one.id);
      const x = isAbove ? at.x - radius : at.x + radius + 5;
      const y = isAbove ? at.y - radius - (isTwo ? 15 : 8) : at.y;
      if (!isTold && (count > LABELS || !claim(taken, x, y, isTwo, this.wide(pen, scene, words, isTwo)))) continue;
      count++;
      pen.globalAlpha = this.near && !this.near.has(one.id) ? 0.35 : 1;
      this.name(pen, scene, one.id, words, x, y, isTwo);
      pen.globalAlpha = 1;
    }
  }

  private widths: { scene: Scene; of: Map<Caption, number> } | undefined;

  private wide(pen: CanvasRenderingContext2D, scene: Scene, words: Caption, isTwo: boolean): number {
    if (this.widths?.scene !== scene) this.widths = { scene, of: new Map() };
    const had = this.widths.of.get(words);
    if (had !== undefined) return had;
    pen.font = `${isTwo ? 600 : 450} 12px ${FONT}`;
    const name = pen.measureText(words.name).width;
    pen.font = `400 11px ${FONT}`;
    const more = words.more === '' ? 0 : pen.measureText(words.more).width;
    const found = isTwo ? Math.max(name, more) : name + more + 7;
    this.widths.of.set(words, found);
    return found;
  }

  private name(
    pen: CanvasRenderingContext2D, scene: Scene, id: string, words: Caption, x: number, y: number, isTwo: boolean,
  ): void {
    const marks = `${scene.pinned.has(id) ? '⚲ ' : ''}${scene.noted.has(id) ? '✎ ' : ''}`;
    const line = (text: string, at: number, size: number, ink: string, weight = 400, by = 0) => {
      pen.font = `${weight} ${size}px ${FONT}`;
      pen.strokeStyle = scene.ink.paper;
      pen.lineWidth = 3;
      pen.lineJoin = 'round';
      pen.strokeText(text, x + by, at);
      pen.fillStyle = ink;
      pen.fillText(text, x + by, at);
    };
    const isBold = id === this.chosen || isTwo;
    const name = marks + words.name;
    const note = scene.noted.get(id);
    if (note) line(note.length > 60 ? `${note.slice(0, 59)}…` : note, isTwo && words.more ? y + 21 : y + 14, 11, scene.ink.chosen, 500);
    line(name, isTwo && words.more ? y - 7 : y, 12, scene.ink.ink, isBold ? 600 : 450);
    if (words.more === '') return;
    if (isTwo) line(words.more, y + 7, 11, scene.ink.quiet);
    else line(words.more, y, 11, scene.ink.quiet, 400, pen.measureText(name).width + 7);
  }

  private clock(pen: CanvasRenderingContext2D, scene: Scene, w: number, h: number): void {
    const grid = this.sigma.getCanvases()['grid']?.getContext('2d');
    grid?.clearRect(0, 0, w, h);
    pen.fillStyle = scene.ink.paper;
    pen.globalAlpha = 0.85;
    pen.fillRect(0, 0, w, 22);
    pen.globalAlpha = 1;
    let last = -Infinity;
    pen.font = `450 11px ${FONT}`;
    for (const tick of scene.ticks) {
      const { x } = this.sigma.graphToViewport({ x: tick.x, y: 0 });
      if (x < -60 || x > w + 60 || x - last < 26) continue;
      const wide = pen.measureText(tick.text).width;
      if (x - wide / 2 < last + 8) continue;
      last = x + wide / 2;
      if (grid) {
        grid.strokeStyle = scene.ink.rule;
        grid.lineWidth = 1;
        grid.globalAlpha = 0.6;
        grid.beginPath();
        grid.moveTo(Math.round(x) + 0.5, 22);
        grid.lineTo(Math.round(x) + 0.5, h);
        grid.stroke();
        grid.globalAlpha = 1;
      }
      pen.fillStyle = scene.ink.quiet;
      pen.fillText(tick.text, Math.max(4, x - wide / 2), 12);
    }
  }

  private worth: { scene: Scene; chosen: string | null; order: readonly Named[] } | undefined;

  /** Names that matter most are written first: what is chosen, starts, what can be stopped, the large. */
  private byWorth(scene: Scene): readonly Named[] {
    if (this.worth?.scene === scene && this.worth.chosen === this.chosen) return this.worth.order;
    const worth = (id: string) => {
      const one = byId.get(id)!;
      const spot = scene.layout.spots.get(id)!;
      const isMarked = id === this.chosen || scene.noted.has(id) || scene.pinned.has(id);
      return (
        (isMarked ? 1000 : 0) + (one.place?.isStart ? 500 : 0) + (one.place?.exit ? 300 - Math.min(one.place.exit.rank, 200) : 0) +
        (one.place && one.place.labels.length > 0 ? 60 : 0) + (one.bundle ? 20 : 0) + spot.radius
      );
    };
    const byId = new Map(scene.view.shown.map((one) => [one.id, one]));
    const keyed = scene.view.shown.flatMap((one) => {
      const spot = scene.layout.spots.get(one.id);
      const words = scene.captions.get(one.id);
      return spot && words ? [{ id: one.id, spot, words, worth: worth(one.id) }] : [];
    });
    keyed.sort((a, b) => b.worth - a.worth);
    this.worth = { scene, chosen: this.chosen, order: keyed };
    return keyed;
  }

  kill(): void {
    this.isKilled = true;
    this.observer.disconnect();
    this.sigma.kill();
  }
}

const reduced = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function walk(view: View, start: string, here: 'from' | 'to', there: 'from' | 'to', near: Set<string>): void {
  const by = new Map<string, { id: string; next: string }[]>();
  for (const line of view.lines) {
    const list = by.get(line[here]);
    const one = { id: line.id, next: line[there] };
    if (list) list.push(one);
    else by.set(line[here], [one]);
  }
  const ways = [start];
  near.add(start);
  for (let at = ways.pop(); at !== undefined; at = ways.pop()) {
    for (const { id, next } of by.get(at) ?? []) {
      near.add(id);
      if (!near.has(next)) {
        near.add(next);
        ways.push(next);
      }
    }
  }
}

/** Room for a name in cells of 16 pixels' height; false where another stands. */
function claim(taken: Set<number>, x: number, y: number, isTwo: boolean, pixels: number): boolean {
  const column = Math.floor(x / 22);
  const wide = Math.floor((x + pixels) / 22) - column + 1;
  const rows = isTwo ? [Math.floor((y - 8) / 15), Math.floor((y + 8) / 15)] : [Math.floor(y / 15)];
  const cells = rows.flatMap((row) => Array.from({ length: wide }, (_, i) => row * 4096 + column + i));
  if (cells.some((one) => taken.has(one))) return false;
  cells.forEach((one) => taken.add(one));
  return true;
}

function clear(hex: string, alpha: number): string {
  const n = Number.parseInt(hex.slice(1), 16);
  return `rgba(${n >> 16},${(n >> 8) & 255},${n & 255},${alpha})`;
}

const faint = (rgba: string) => rgba.replace(/[\d.]+\)$/, '0.1)');
