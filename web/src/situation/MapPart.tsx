import { useEffect, useMemo, useRef, useState } from 'react';
import type { Observation } from '#types';
import { useTheme } from '../frame/theme';
import { useLanguage, useSay } from '../words/words';
import { drawn, fitting, looks, moved, onScreen, zoomed, type Drawn, type Point, type Size, type View } from './chart';
import { coasts, paint, type Coast } from './land';
import { titleOf } from './title';

interface Placed {
  readonly one: Observation;
  readonly place: Drawn;
  readonly doubt: Drawn;
}

export function useSize<T extends HTMLElement>(): [React.RefObject<T | null>, Size] {
  const ref = useRef<T>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const seen = ref.current;
    if (!seen) return;
    const watch = new ResizeObserver(() => setSize({ width: seen.clientWidth, height: seen.clientHeight }));
    watch.observe(seen);
    return () => watch.disconnect();
  }, []);
  return [ref, size];
}

const everywhere = (all: readonly Placed[]): Point[] =>
  all.flatMap(({ place, doubt }) => [...place.points, ...place.rings.flat(), ...doubt.rings.flat()]);

const path = (ring: readonly Point[], view: View, size: Size): string => {
  const first = ring[0];
  if (!first) return '';
  // One turn for the whole ring, or a ring over the edge would be torn.
  const turn = Math.round(view.x - first[0]);
  const at = ([x, y]: Point) =>
    `${((x + turn - view.x) * view.scale + size.width / 2).toFixed(1)} ${((y - view.y) * view.scale + size.height / 2).toFixed(1)}`;
  return `M${ring.map(at).join('L')}Z`;
};

/** What has a place, on coasts. Everything stands in the table, too. */
export function MapPart({ all, picked, pick }: {
  all: readonly Observation[];
  picked: string | undefined;
  pick: (id: string) => void;
}) {
  const say = useSay();
  const theme = useTheme();
  const [frame, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [land, setLand] = useState<readonly Coast[]>();
  const [isBare, setBare] = useState(false);
  const placed = useMemo<Placed[]>(
    () =>
      all
        .filter((one) => one.geometry !== null)
        .map((one) => ({ one, place: drawn(one.geometry), doubt: drawn(one.uncertain) })),
    [all],
  );
  const fit = useMemo(() => fitting(everywhere(placed), size), [placed, size]);
  const [own, setOwn] = useState<View>();
  const view = own ?? fit;
  useEffect(() => {
    coasts().then(setLand, () => setBare(true));
  }, []);
  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet || size.width === 0) return;
    const style = getComputedStyle(sheet);
    const colour = (name: string) => style.getPropertyValue(name);
    paint(sheet, land ?? [], view, size, {
      sea: colour('--map-sea'),
      land: colour('--map-land'),
      coast: colour('--map-coast'),
      grid: colour('--map-grid'),
    });
  }, [land, view, size, theme]);
  useEffect(() => {
    // React hears wheels passively: the page would scroll, too.
    const element = frame.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const by = Math.exp(-event.deltaY / 400);
      setOwn((now) => zoomed(now ?? fit, by, event.clientX - box.left, event.clientY - box.top, size));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [fit, size]);
  const drag = useRef<{ x: number; y: number }>(undefined);
  const zoom = (by: number) => setOwn(zoomed(view, by, size.width / 2, size.height / 2, size));
  function key(event: React.KeyboardEvent) {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [80, 0],
      ArrowRight: [-80, 0],
      ArrowUp: [0, 80],
      ArrowDown: [0, -80],
    };
    const step = steps[event.key];
    if (step) setOwn(moved(view, step[0], step[1]));
    else if (event.key === '+' || event.key === '=') zoom(1.5);
    else if (event.key === '-') zoom(1 / 1.5);
    else if (event.key === '0') setOwn(undefined);
    else return;
    event.preventDefault();
  }
  return (
    <div className="map-part">
      <div
        ref={frame}
        className="map"
        tabIndex={0}
        role="application"
        aria-label={say('SITUATION_MAP', placed.length)}
        onKeyDown={key}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={(event) => {
          if (!drag.current || event.buttons !== 1) return;
          const dx = event.clientX - drag.current.x;
          const dy = event.clientY - drag.current.y;
          if (Math.abs(dx) + Math.abs(dy) < 3) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, y: event.clientY };
          setOwn(moved(view, dx, dy));
        }}
        onPointerUp={() => {
          drag.current = undefined;
        }}
      >
        <canvas ref={canvas} aria-hidden="true" />
        <svg width={size.width} height={size.height} aria-hidden="true">
          {placed.map((each) => (
            <Mark key={each.one.id} each={each} view={view} size={size} isPicked={each.one.id === picked} pick={pick} />
          ))}
        </svg>
      </div>
      <div className="map-tools">
        <button type="button" aria-label={say('SITUATION_NEARER')} onClick={() => zoom(1.6)}>
          +
        </button>
        <button type="button" aria-label={say('SITUATION_FARTHER')} onClick={() => zoom(1 / 1.6)}>
          −
        </button>
        <button type="button" onClick={() => setOwn(undefined)}>
          {say('SITUATION_FIT')}
        </button>
      </div>
      <p className="hint">{isBare ? say('SITUATION_NO_COASTS') : say('SITUATION_MAP_HINT')}</p>
    </div>
  );
}

function Mark({ each, view, size, isPicked, pick }: {
  each: Placed;
  view: View;
  size: Size;
  isPicked: boolean;
  pick: (id: string) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const { one, place, doubt } = each;
  const at = place.points.map((point) => onScreen(point, view, size));
  return (
    <g className={`mark-of ${one.lane}${looks(one, isPicked)}`} onClick={() => pick(one.id)}>
      <title>{titleOf(say, language, one)}</title>
      {doubt.rings.map((ring, i) => (
        <path key={`d${i}`} className="doubt" d={path(ring, view, size)} />
      ))}
      {place.rings.map((ring, i) => (
        <path key={`r${i}`} className="area" d={path(ring, view, size)} />
      ))}
      {at.length > 1 && <polyline className="unknown-way" points={at.map((p) => p.join(',')).join(' ')} />}
      {at.map(([x, y], i) => (
        <path key={`p${i}`} className="spot" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} d={FORMS[one.lane]} />
      ))}
    </g>
  );
}

/** Forms tell lanes apart before colours do. */
export const FORMS: Record<Observation['lane'], string> = {
  theft: 'M-5 -5H5V5H-5Z',
  laundering: 'M0 -6A6 6 0 1 1 0 6A6 6 0 1 1 0 -6Z',
  warning: 'M0 -6.5L6.5 5.5H-6.5Z',
  overflight: 'M0 6.5L6.5 -5.5H-6.5Z',
  ship: 'M0 -7L7 0L0 7L-7 0Z',
  supply: 'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
};
