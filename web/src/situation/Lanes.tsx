import { useMemo } from 'react';
import type { Observation } from '#types';
import { time as timeOf, day as dayOf } from '../words/format';
import { sayNode, useLanguage, useSay } from '../words/words';
import { bars, LANES, looks, ticks, type Bar } from './chart';
import { FORMS, useSize } from './MapPart';
import { titleOf } from './title';

const HEAD = 128;
const ROW = 12;
const ROWS = 6;
const LEAST_ROWS = 2;
const AXIS = 22;

/** One row for each kind of thing, over one time. Everything stands in the table, too. */
export function Lanes({ all, from, to, picked, pick }: {
  all: readonly Observation[];
  from: number;
  to: number;
  picked: string | undefined;
  pick: (id: string) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const [frame, size] = useSize<HTMLDivElement>();
  const isNarrow = size.width < 560;
  const head = isNarrow ? 0 : HEAD;
  const width = Math.max(120, size.width - head - 8);
  const lanes = useMemo(() => {
    let y = AXIS;
    return LANES.map((lane) => {
      const laid = bars(all.filter((one) => one.lane === lane), from, to, width, ROWS);
      const rows = Math.max(LEAST_ROWS, ...laid.map((one) => one.row + 1));
      const top = y + (isNarrow ? 14 : 0);
      y = top + rows * ROW + 10;
      return { lane, laid, top, rows };
    });
  }, [all, from, to, width, isNarrow]);
  const last = lanes.at(-1);
  const height = last ? last.top + last.rows * ROW + 12 : 0;
  const marks = ticks(from, to, Math.max(3, Math.floor(width / 110)));
  return (
    <div ref={frame} className="lanes">
      {size.width > 0 && (
        <svg width={size.width} height={height} role="img" aria-label={say('SITUATION_LANES', all.length)}>
          {marks.map(({ at, isDay }) => {
            const x = head + ((at - from) / (to - from)) * width;
            const text = new Date(at).toISOString();
            return (
              <g key={at} className="tick">
                <line x1={x} x2={x} y1={AXIS - 4} y2={height} />
                <text x={x + 3} y={12}>
                  {isDay ? dayOf(language, text) : timeOf(language, text)}
                </text>
              </g>
            );
          })}
          {lanes.map(({ lane, laid, top, rows }) => (
            <g key={lane} className={`lane ${lane}`}>
              <line className="rule" x1={0} x2={size.width} y1={top + rows * ROW + 4} y2={top + rows * ROW + 4} />
              <path className="spot" d={FORMS[lane]} transform={`translate(9 ${top + (isNarrow ? -8 : ROW)}) scale(0.8)`} />
              <text className="lane-name" x={22} y={top + (isNarrow ? -4 : ROW + 4)}>
                {sayNode(say, 'LANE', lane)}
                {laid.length > 0 ? ` · ${laid.length}` : ''}
              </text>
              <g transform={`translate(${head} ${top})`}>
                {laid.map((one) => (
                  <BarOf key={one.one.id} bar={one} isPicked={one.one.id === picked} pick={pick} />
                ))}
              </g>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function BarOf({ bar, isPicked, pick }: { bar: Bar; isPicked: boolean; pick: (id: string) => void }) {
  const say = useSay();
  const language = useLanguage();
  const { one, x, width, blur, row } = bar;
  const y = row * ROW + 1;
  const tall = ROW - 3;
  const kind = `bar-of${looks(one, isPicked)}${one.when === 'within' ? ' within' : ''}`;
  return (
    <g className={kind} onClick={() => pick(one.id)}>
      <title>{titleOf(say, language, one)}</title>
      {blur > 1 && <rect className="blur" x={x - blur} y={y + 2} width={width + 2 * blur} height={tall - 4} />}
      <rect className="span" x={x} y={y} width={width} height={tall} rx={2} />
      {bar.isOpenLeft && <path className="open" d={`M${x + 5} ${y}l-5 ${tall / 2}l5 ${tall / 2}z`} />}
      {bar.isOpenRight && <path className="open" d={`M${x + width - 5} ${y}l5 ${tall / 2}l-5 ${tall / 2}z`} />}
    </g>
  );
}
