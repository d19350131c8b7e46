import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useSay, type Word } from '../words/words';
import { drawing, paint } from './drawing';
import type { Edits, History, Step } from './edits';
import { EVERYTHING } from './fold';
import { useInk } from './ink';
import type { Axis } from './layout';
import { LIGHT, type Ink } from './look';
import { beside } from './moves';
import type { Picture } from './picture';
import type { Scene, Stage } from './stage';

interface Settings {
  readonly detail: number;
  readonly details: readonly number[];
  readonly axis: Axis;
  readonly fees: boolean;
  readonly noise: boolean;
}

export interface BoardProps {
  readonly scene: Omit<Scene, 'ink'>;
  readonly picture: Picture;
  readonly state: Edits;
  readonly settings: Settings;
  readonly turn: (change: Record<string, string | undefined>) => void;
  readonly history: History;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  readonly act: (step: Step) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly title: string;
  readonly draftKey: string;
  readonly panel: ReactNode;
  readonly legend: ReactNode;
}

export function Board(props: BoardProps) {
  const { scene, chosen } = props;
  const say = useSay();
  const ink = useInk();
  const box = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | undefined>(undefined);
  const [isFlat, setFlat] = useState(false);
  const [isReady, setReady] = useState(false);
  const [hover, setHover] = useState<{ id: string; isLine: boolean; x: number; y: number }>();
  const now = useRef(props);
  now.current = props;
  const whole = useMemo<Scene>(() => ({ ...scene, ink }), [scene.view, scene.layout, scene.captions, scene.ticks, props.state, ink]);

  useEffect(() => {
    let isOver = false;
    import('./stage')
      .then((module) => {
        if (isOver || !box.current) return;
        stage.current = new module.Stage(box.current, {
          choose: (id) => now.current.choose(id),
          open: (id) => flip(now.current, id),
          pin: (id, x, y) => now.current.act({ do: 'pin', id, x, y }),
          hover: (id, isLine, x, y) => setHover(id === null ? undefined : { id, isLine, x, y }),
        });
        setReady(true);
      })
      .catch(() => setFlat(true));
    const leave = () => keep(cameraKey(now.current), stage.current);
    addEventListener('pagehide', leave);
    return () => {
      isOver = true;
      leave();
      removeEventListener('pagehide', leave);
      stage.current?.kill();
      stage.current = undefined;
    };
  }, []);

  const isFirst = useRef(true);
  useEffect(() => {
    const one = stage.current;
    if (!isReady || !one) return;
    if (!isFirst.current) {
      one.show(whole, now.current.chosen);
      return;
    }
    isFirst.current = false;
    const kept = camera(cameraKey(now.current));
    one.show(whole, now.current.chosen, () => (kept ? one.look(kept) : one.begin(true)));
    // What tests measure, and whoever wonders why a large one took its time.
    requestAnimationFrame(() => performance.mark('entente.trace.drawn'));
  }, [isReady, whole]);
  useEffect(() => {
    stage.current?.choose(chosen);
  }, [chosen, isReady]);
  const arranged = `${props.settings.axis} ${props.settings.detail} ${props.settings.noise}`;
  const wasArranged = useRef(arranged);
  useEffect(() => {
    if (wasArranged.current !== arranged) stage.current?.begin();
    wasArranged.current = arranged;
  }, [arranged]);

  const wasG = useRef(0);
  function pressed(event: KeyboardEvent) {
    if (event.target !== box.current?.parentElement) return;
    const isAfterG = event.timeStamp - wasG.current < 1500;
    wasG.current = event.key === 'g' ? event.timeStamp : 0;
    if (event.altKey || isAfterG) return;
    if (!key(event, now.current, stage.current)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  const told = chosen === null ? '' : spoken(props, chosen);
  return (
    <div className="board">
      <Tools {...props} stage={() => stage.current} />
      <div className="board-main">
        <div
          className="canvas"
          role="application"
          tabIndex={0}
          aria-label={say('TRACE_PICTURE', props.title)}
          aria-describedby="trace-keys"
          onKeyDown={pressed}
        >
          <div ref={box} className="stage" data-nodes={scene.view.shown.length} data-lines={scene.view.lines.length} />
          {isFlat && <Flat {...props} ink={ink} />}
          {!isReady && !isFlat && (
            <p className="waiting" role="status">
              {say('LOADING')}
            </p>
          )}
          {hover && <Hint {...props} {...hover} />}
          <p className="unseen" aria-live="polite">
            {told}
          </p>
        </div>
        {props.panel}
      </div>
      {props.legend}
      <p id="trace-keys" className="hint keys-hint">
        {say('TRACE_KEYS')}
      </p>
      <Sheet {...props} />
    </div>
  );
}

/** What is shown in words: for those who hear it, and under the pointer. */
function spoken(props: BoardProps, id: string): string {
  const words = props.scene.captions.get(id);
  if (words) return words.more === '' ? words.name : `${words.name}, ${words.more}`;
  const line = props.scene.view.lines.find((one) => one.id === id);
  if (!line) return '';
  const name = (of: string) => props.scene.captions.get(of)?.name ?? '';
  return `${name(line.from)} → ${name(line.to)}`;
}

function Hint(props: BoardProps & { id: string; x: number; y: number }) {
  const note = props.state.notes.get(props.id);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Set by script, not by a style in the markup: the node's policy takes none.
    box.current?.style.setProperty('translate', `${Math.round(props.x + 14)}px ${Math.round(props.y + 14)}px`);
  });
  return (
    <div ref={box} className="card tip" aria-hidden="true">
      {spoken(props, props.id)}
      {note && <p className="quiet">✎ {note}</p>}
    </div>
  );
}

function flip(props: BoardProps, id: string): void {
  const one = props.scene.view.shown.find((each) => each.id === id);
  if (!one) return;
  const of = one.bundle?.of.id ?? id;
  const { state } = props;
  if (one.bundle) props.act({ do: 'open', id: of });
  else if (state.shut.has(of) || state.open.has(of)) props.act({ do: 'reset', id: of });
  else props.act({ do: 'shut', id: of });
}

const STEPS: Record<string, 'left' | 'right' | 'up' | 'down'> = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down',
};

/** True when the key was ours. */
function key(event: KeyboardEvent, props: BoardProps, stage: Stage | undefined): boolean {
  const { chosen, state, act } = props;
  const isPlace = chosen !== null && props.scene.layout.spots.has(chosen);
  const step = STEPS[event.key];
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'z') return false;
    if (event.shiftKey) props.redo();
    else props.undo();
    return true;
  }
  if (step && event.shiftKey) {
    const [x, y] = { left: [-80, 0], right: [80, 0], up: [0, -80], down: [0, 80] }[step] as [number, number];
    stage?.pan(x, y);
    return true;
  }
  if (step) {
    const next = beside(props.scene.view, props.scene.layout, isPlace ? chosen : null, step);
    if (next !== null) {
      props.choose(next);
      stage?.bring(next);
    }
    return true;
  }
  switch (event.key) {
    case 'Enter':
    case 'x':
      if (isPlace) flip(props, chosen);
      return true;
    case 'h':
      if (isPlace) {
        act({ do: 'hide', ids: [chosen] });
        props.choose(null);
      }
      return true;
    case 'H':
      act({ do: 'show', ids: [...state.hidden] });
      return true;
    case 'p': {
      const spot = isPlace ? props.scene.layout.spots.get(chosen) : undefined;
      if (!spot || chosen === null) return true;
      if (state.pinned.has(chosen)) act({ do: 'unpin', id: chosen });
      else act({ do: 'pin', id: chosen, x: Math.round(spot.x), y: Math.round(spot.y) });
      return true;
    }
    case 'n':
      document.getElementById('trace-note')?.focus();
      return true;
    case 'z':
      props.undo();
      return true;
    case 'y':
      props.redo();
      return true;
    case '+':
    case '=':
      stage?.zoom(1 / 1.4);
      return true;
    case '-':
      stage?.zoom(1.4);
      return true;
    case '0':
      stage?.fit();
      return true;
    case 'Home':
      stage?.begin();
      return true;
    case 'Escape':
      props.choose(null);
      return true;
    default:
      return false;
  }
}

function Tools(props: BoardProps & { stage: () => Stage | undefined }) {
  const say = useSay();
  const { settings, turn, history, state, picture } = props;
  const tool = (word: Word, path: string, run: () => void, isOff = false) => (
    <button type="button" className="icon" aria-label={say(word)} title={say(word)} disabled={isOff} onClick={run}>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  );
  const layer = (name: 'fees' | 'noise', word: Word, number?: number) => (
    <button type="button" aria-pressed={settings[name]} onClick={() => turn({ [name]: settings[name] ? undefined : '1' })}>
      {say(word)}
      {number !== undefined && <span className="count">{number}</span>}
    </button>
  );
  return (
    <div className="tools" role="toolbar" aria-label={say('TRACE_TOOLS')}>
      <div className="choice">
        {tool('TRACE_UNDO', 'M4 8h8a4 4 0 0 1 0 8H8M4 8l4-4M4 8l4 4', props.undo, history.at === 0)}
        {tool('TRACE_REDO', 'M16 8H8a4 4 0 0 0 0 8h4M16 8l-4-4M16 8l-4 4', props.redo, history.at === history.steps.length)}
      </div>
      <div className="choice">
        {tool('TRACE_ZOOM_IN', 'M10 4v12M4 10h12', () => props.stage()?.zoom(1 / 1.4))}
        {tool('TRACE_ZOOM_OUT', 'M4 10h12', () => props.stage()?.zoom(1.4))}
        {tool('TRACE_FIT', 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4', () => props.stage()?.fit())}
        {tool('TRACE_BEGIN', 'M4 4v12M16 10H8M11 6l-4 4 4 4', () => props.stage()?.begin())}
      </div>
      <div className="choice" role="group" aria-label={say('TRACE_AXIS')}>
        {(['hop', 'time'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={settings.axis === one}
            onClick={() => turn({ axis: one === 'time' ? one : undefined })}
          >
            {say(one === 'time' ? 'TRACE_BY_TIME' : 'TRACE_BY_HOP')}
          </button>
        ))}
      </div>
      <label className="inline-label">
        {say('TRACE_DETAIL')}
        <select value={settings.detail} onChange={(event) => turn({ n: event.target.value === '250' ? undefined : event.target.value })}>
          {settings.details.map((one) => (
            <option key={one} value={one}>
              {one === EVERYTHING ? say('TRACE_EVERYTHING') : say('TRACE_DETAIL_OF', one)}
            </option>
          ))}
        </select>
      </label>
      <div className="choice" role="group" aria-label={say('TRACE_LAYERS')}>
        {layer('fees', 'TRACE_LAYER_FEES')}
        {picture.noiseCount > 0 && layer('noise', 'TRACE_LAYER_NOISE', picture.noiseCount)}
      </div>
      <Find {...props} />
      {state.hidden.size > 0 && (
        <button type="button" onClick={() => props.act({ do: 'show', ids: [...state.hidden] })}>
          {say('TRACE_SHOW_HIDDEN', state.hidden.size)}
        </button>
      )}
    </div>
  );
}

function Find({ scene, picture, choose, stage }: BoardProps & { stage: () => Stage | undefined }) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const low = typed.trim().toLowerCase();
  const found =
    low.length < 2
      ? []
      : picture.places.filter(
          (one) =>
            one.kind !== 'fees' &&
            (one.name.toLowerCase().includes(low) || one.address?.toLowerCase().includes(low) ||
              one.labels.some((label) => label.toLowerCase().includes(low)) ||
              one.in.some((line) => line.flows.some((flow) => flow.at.toLowerCase().includes(low)))),
        );
  const [at, setAt] = useState(0);
  return (
    <form
      className="finder"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const one = found[at % Math.max(found.length, 1)];
        if (!one) return;
        choose(one.id);
        // What was folded is shown first.
        if (scene.layout.spots.has(one.id)) stage()?.bring(one.id);
        else setTimeout(() => stage()?.bring(one.id), 300);
        setAt(at + 1);
      }}
    >
      <input
        type="search"
        value={typed}
        aria-label={say('TRACE_FIND')}
        placeholder={say('TRACE_FIND')}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <output>{low.length < 2 ? '' : found.length}</output>
    </form>
  );
}

/** Without WebGL: the same picture, drawn once, to be scrolled. */
function Flat(props: BoardProps & { ink: Ink }) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { scene, state, ink } = props;
  useEffect(() => {
    const one = canvas.current;
    const pen = one?.getContext('2d');
    if (!one || !pen) return;
    const sheet = drawing(scene.view, scene.layout, scene.captions, state.notes, scene.ticks, ink);
    const scale = Math.min(1, 12_000 / Math.max(sheet.box.width, sheet.box.height));
    one.width = Math.ceil(sheet.box.width * scale);
    one.height = Math.ceil(sheet.box.height * scale);
    paint(sheet, pen, scale);
  }, [scene.view, scene.layout, state, ink]);
  return (
    <div className="flat" tabIndex={0} role="region" aria-label={say('TRACE_PICTURE', props.title)}>
      <p className="hint">{say('TRACE_NO_WEBGL')}</p>
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}

/** What a printer gets: the whole picture, however far one has zoomed in. */
function Sheet({ scene, state }: BoardProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const now = useRef({ scene, state });
  now.current = { scene, state };
  useEffect(() => {
    function before() {
      const one = canvas.current;
      const pen = one?.getContext('2d');
      if (!one || !pen) return;
      const { scene: s, state: t } = now.current;
      const sheet = drawing(s.view, s.layout, s.captions, t.notes, s.ticks, LIGHT);
      const scale = Math.min(2, 6000 / Math.max(sheet.box.width, sheet.box.height));
      one.width = Math.ceil(sheet.box.width * scale);
      one.height = Math.ceil(sheet.box.height * scale);
      paint(sheet, pen, scale);
    }
    addEventListener('beforeprint', before);
    return () => removeEventListener('beforeprint', before);
  }, []);
  return <canvas ref={canvas} className="print-only" aria-hidden="true" />;
}

const cameraKey = ({ draftKey, settings }: BoardProps) =>
  `entente.camera.${draftKey} ${settings.axis} ${settings.detail}`;

function keep(name: string, stage: Stage | undefined): void {
  try {
    if (stage) sessionStorage.setItem(name, JSON.stringify(stage.camera()));
  } catch {
    // It begins at the left again.
  }
}

function camera(name: string): { x: number; y: number; ratio: number } | undefined {
  try {
    const of = JSON.parse(sessionStorage.getItem(name) ?? 'null') as Record<string, unknown> | null;
    const { x, y, ratio } = of ?? {};
    if (![x, y, ratio].every((one) => Number.isFinite(one))) return undefined;
    return { x: x as number, y: y as number, ratio: ratio as number };
  } catch {
    return undefined;
  }
}
