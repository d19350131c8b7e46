import { useMemo } from 'react';
import type { Observation, Picture } from '#types';
import { useAnswer } from '../api/answer';
import { get } from '../api/call';
import { useOffer } from '../frame/commands';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Empty, Foreign, Heading, Shown, Table, Time } from '../parts/parts';
import { sayNode, useLanguage, useSay } from '../words/words';
import { extent, LANES, span } from './chart';
import { Lanes } from './Lanes';
import { MapPart } from './MapPart';
import { Marks, placeWords, Seen, When } from './Seen';
import { titleOf } from './title';
import './situation.css';

const DAY = 86_400_000;
const SPANS = [
  ['day', DAY],
  ['week', 7 * DAY],
  ['month', 30 * DAY],
  ['year', 365 * DAY],
] as const;
const SHOWN_ROWS = 200;
const COMMANDS = `./entente watch ships events nmea.txt --format json > gaps.json
./entente case add --dir DIR CASE gaps.json --source "…"`;

/** One time and one map over thefts, laundering, warnings, overflights, ships and supplies. */
export default function Situation({ place }: ScreenProps) {
  const say = useSay();
  const known = place.query.get('known') ?? '';
  const over = place.query.get('span') ?? '';
  const hidden = new Set((place.query.get('hide') ?? '').split(',').filter((one) => one !== ''));
  const picked = place.query.get('at') ?? undefined;
  const language = useLanguage();
  const answer = useAnswer<Picture>(`picture ${known} ${language}`, (signal) =>
    get<Picture>(`/x/picture?language=${language}${known === '' ? '' : `&known=${encodeURIComponent(known)}`}`, signal),
  );
  function move(change: Record<string, string | undefined>, how: 'push' | 'replace' = 'replace') {
    const now = { known, span: over, hide: [...hidden].join(','), at: picked };
    go(to(['situation'], { ...now, ...change }), how);
  }
  useOffer([
    { id: 'situation all', name: say('SITUATION_ALL'), kind: say('SCREEN_SITUATION'), run: () => move({ span: '', hide: '' }) },
    ...LANES.map((lane) => ({
      id: `situation ${lane}`,
      name: say('SITUATION_ONLY', sayNode(say, 'LANE', lane)),
      kind: say('SCREEN_SITUATION'),
      run: () => move({ hide: LANES.filter((one) => one !== lane).join(',') }),
    })),
  ]);
  const day = known === '' ? '' : known.slice(0, 10);
  return (
    <article className={known === '' ? 'situation' : 'situation past'}>
      <Heading title={say('SCREEN_SITUATION')}>
        <label className="inline-label">
          {say('SITUATION_SPAN')}
          <select value={over} onChange={(event) => move({ span: event.target.value })}>
            <option value="">{say('SITUATION_SPAN_ALL')}</option>
            {SPANS.map(([name]) => (
              <option key={name} value={name}>
                {sayNode(say, 'SPAN', name)}
              </option>
            ))}
          </select>
        </label>
        <label className="inline-label">
          {say('KNOWN')}
          <input
            type="date"
            value={day}
            onChange={(event) => move({ known: event.target.value === '' ? '' : `${event.target.value}T23:59:59Z` })}
          />
        </label>
        {known !== '' && (
          <button type="button" onClick={() => move({ known: '' })}>
            {say('KNOWN_BACK')}
          </button>
        )}
      </Heading>
      <Shown answer={answer}>
        {(whole) =>
          whole.observations.length === 0 ? (
            <Empty title={say('SITUATION_NONE')}>
              <p>{say('SITUATION_NONE_MORE')}</p>
              <pre className="command">
                <code>{COMMANDS}</code>
              </pre>
            </Empty>
          ) : (
            <Whole whole={whole} over={over} hidden={hidden} picked={picked} move={move} />
          )
        }
      </Shown>
    </article>
  );
}

function Whole({ whole, over, hidden, picked, move }: {
  whole: Picture;
  over: string;
  hidden: ReadonlySet<string>;
  picked: string | undefined;
  move: (change: Record<string, string | undefined>, how?: 'push' | 'replace') => void;
}) {
  const say = useSay();
  const asOf = Date.parse(whole.as_known);
  const length = SPANS.find(([name]) => name === over)?.[1];
  const hides = [...hidden].join(',');
  const shown = useMemo(
    () =>
      whole.observations.filter((one) => {
        if (hidden.has(one.lane)) return false;
        if (length === undefined) return true;
        const { from, to: end } = extent(one);
        return (end ?? Infinity) >= asOf - length && (from ?? -Infinity) <= asOf + length;
      }),
    [whole, hides, length, asOf],
  );
  const time = useMemo(
    () => (length === undefined ? span(shown, asOf) : within(shown, asOf, length)),
    [shown, asOf, length],
  );
  const pick = (id: string) => move({ at: id === picked ? undefined : id });
  const one = whole.observations.find((each) => each.id === picked);
  return (
    <>
      <div className="tools" role="group" aria-label={say('SITUATION_LANES_SHOWN')}>
        {LANES.map((lane) => (
          <button
            key={lane}
            type="button"
            className={`lane-button ${lane}`}
            aria-pressed={!hidden.has(lane)}
            onClick={() => {
              const next = new Set(hidden);
              if (!next.delete(lane)) next.add(lane);
              move({ hide: [...next].join(',') });
            }}
          >
            {sayNode(say, 'LANE', lane)} <span className="count">{whole.lanes[lane] ?? 0}</span>
          </button>
        ))}
      </div>
      <div className={one ? 'situation-main with-seen' : 'situation-main'}>
        <div className="sheet">
          <MapPart all={shown} picked={picked} pick={pick} />
          <Lanes all={shown} from={time.from} to={time.to} picked={picked} pick={pick} />
        </div>
        {one && <Seen one={one} close={() => move({ at: undefined })} />}
      </div>
      <p className="hint">{say('SITUATION_SIDE_BY_SIDE')}</p>
      <Told whole={whole} />
      <Listed all={shown} picked={picked} pick={pick} />
    </>
  );
}

/** The asked-for time before the moment of the picture, and as much behind it as is foreseen. */
function within(all: readonly Observation[], asOf: number, length: number): { from: number; to: number } {
  const latest = all.reduce((most, one) => Math.max(most, extent(one).to ?? asOf), asOf);
  return { from: asOf - length, to: Math.min(latest, asOf + length) + length * 0.03 };
}

function Told({ whole }: { whole: Picture }) {
  const say = useSay();
  const lines = [
    whole.replaced > 0 ? say('SITUATION_REPLACED', whole.replaced) : '',
    whole.not_yet_known > 0 ? say('SITUATION_NOT_YET', whole.not_yet_known) : '',
    whole.left_out > 0 ? say('SITUATION_LEFT_OUT', whole.left_out) : '',
  ].filter((one) => one !== '');
  return (
    <>
      {lines.length > 0 && <p className="hint">{lines.join(' ')}</p>}
      {whole.unread.map((one) => (
        <p key={`${one.case} ${one.entry}`} className="hint">
          {say('SITUATION_UNREAD', one.case, one.entry)} <Foreign text={one.reason} />
        </p>
      ))}
    </>
  );
}

function Listed({ all, picked, pick }: {
  all: readonly Observation[];
  picked: string | undefined;
  pick: (id: string) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const latest = [...all].reverse();
  return (
    <section>
      <h2>{say('SITUATION_TABLE', all.length)}</h2>
      <Table
        caption={say('SITUATION_TABLE', all.length)}
        rows={latest.slice(0, SHOWN_ROWS)}
        id={(one) => one.id}
        columns={[
          { head: 'COLUMN_KIND', cell: (one) => <span className={`lane-ink ${one.lane}`}>{sayNode(say, 'LANE', one.lane)}</span> },
          {
            head: 'COLUMN_TARGET',
            cell: (one) => (
              <button type="button" className="plain" aria-pressed={one.id === picked} onClick={() => pick(one.id)}>
                <Foreign text={titleOf(say, language, one)} />
              </button>
            ),
          },
          { head: 'COLUMN_TIME', cell: (one) => <When one={one} /> },
          { head: 'COLUMN_WHERE', cell: (one) => placeWords(say, one) },
          { head: 'COLUMN_STATE', cell: (one) => <Marks one={one} /> },
          { head: 'SITUATION_KNOWN_SINCE', cell: (one) => <Time at={one.known} /> },
        ]}
      />
      {all.length > SHOWN_ROWS && <p className="hint">{say('SITUATION_MORE', all.length - SHOWN_ROWS)}</p>}
    </section>
  );
}
