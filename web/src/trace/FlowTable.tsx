import { useMemo, useState } from 'react';
import { Foreign, Long, NodeWord, Table, Time } from '../parts/parts';
import { count } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { coin, exact } from './amounts';
import type { Result } from './document';
import { KIND_WORDS, kindOf, plain } from './look';
import type { Line, Picture } from './picture';
import type { Source } from './source';

const PAGE = 100;

type Order = 'time' | 'amount' | 'hops';

/** All that the picture shows, and all that it folds, as rows. */
export function FlowTable({ source, result, picture, chosen, choose, notes }: {
  source: Source;
  result: Result;
  picture: Picture;
  chosen: string | null;
  choose: (id: string | null) => void;
  notes: ReadonlyMap<string, string>;
}) {
  const say = useSay();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order>('hops');
  const [isWithFees, setWithFees] = useState(false);
  const [isWithNoise, setWithNoise] = useState(false);
  const [most, setMost] = useState(PAGE);
  const rows = useMemo(() => {
    const low = typed.trim().toLowerCase();
    const fits = (one: Line) =>
      low === '' ||
      [one.from, one.to].some(
        (place) => place.name.toLowerCase().includes(low) || place.labels.some((label) => label.toLowerCase().includes(low)),
      ) ||
      one.flows.some((flow) => flow.at.toLowerCase().includes(low));
    const by: Record<Order, (a: Line, b: Line) => number> = {
      time: (a, b) => (a.time ?? 0) - (b.time ?? 0),
      amount: (a, b) => (a.amount === b.amount ? 0 : a.amount < b.amount ? 1 : -1),
      hops: (a, b) => a.to.hops - b.to.hops || (a.time ?? 0) - (b.time ?? 0),
    };
    return picture.lines
      .filter((one) => (isWithFees || one.kind !== 'fee') && (isWithNoise || one.kind !== 'noise') && fits(one))
      .sort(by[order]);
  }, [picture, typed, order, isWithFees, isWithNoise]);
  if (result.flows === null) return <p className="hint">{say('TRACE_NO_WAY_MORE')}</p>;
  return (
    <section aria-label={say('TRACE_TABLE')} className="flow-table">
      <div className="tools">
        <input
          type="search"
          value={typed}
          aria-label={say('TRACE_FIND')}
          placeholder={say('TRACE_FIND')}
          onChange={(event) => {
            setTyped(event.target.value);
            setMost(PAGE);
          }}
        />
        <div className="choice" role="group" aria-label={say('TRACE_ORDER')}>
          {(
            [
              ['hops', 'TRACE_BY_HOP'],
              ['time', 'TRACE_BY_TIME'],
              ['amount', 'TRACE_BY_AMOUNT'],
            ] as const
          ).map(([name, word]) => (
            <button key={name} type="button" aria-pressed={order === name} onClick={() => setOrder(name)}>
              {say(word)}
            </button>
          ))}
        </div>
        <label className="tick">
          <input type="checkbox" checked={isWithFees} onChange={(event) => setWithFees(event.target.checked)} />
          {say('TRACE_LAYER_FEES')}
        </label>
        {picture.noiseCount > 0 && (
          <label className="tick">
            <input type="checkbox" checked={isWithNoise} onChange={(event) => setWithNoise(event.target.checked)} />
            {say('TRACE_LAYER_NOISE')}
          </label>
        )}
        <output>{say('TRACE_ROWS', count(language, rows.length))}</output>
      </div>
      <Table
        caption={say('TRACE_TABLE')}
        rows={rows.slice(0, most)}
        id={(one) => one.id}
        columns={[
          { head: 'COLUMN_HOP', isNumber: true, cell: (one) => count(language, one.to.hops) },
          { head: 'COLUMN_TIME', cell: (one) => one.time !== null && <Time at={new Date(one.time).toISOString()} /> },
          { head: 'COLUMN_FROM', cell: (one) => <PlaceCell place={one.from} /> },
          { head: 'COLUMN_TO', cell: (one) => <PlaceCell place={one.to} /> },
          {
            head: 'COLUMN_AMOUNT',
            isNumber: true,
            cell: (one) => {
              const { symbol, decimals } = coin(source.document.coins, one.network, one.asset);
              return `${exact(one.amount, decimals, language)} ${plain(symbol, 16)}`;
            },
          },
          {
            head: 'COLUMN_PROOF',
            cell: (one) => (
              <button type="button" className="plain" aria-pressed={one.id === chosen} onClick={() => choose(one.id)}>
                {say('TRACE_MOVES', one.flows.length + (one.noise ? 1 : 0))}
              </button>
            ),
          },
          {
            head: 'COLUMN_NOTE',
            cell: (one) => {
              const note = notes.get(one.id) ?? notes.get(one.to.id);
              return one.noise ? <NodeWord prefix="NOISE" word={one.noise.reason} /> : note ? <Foreign text={note} /> : null;
            },
          },
        ]}
      />
      {rows.length > most && (
        <p className="acts">
          <button type="button" onClick={() => setMost(most + 5 * PAGE)}>
            {say('TRACE_MORE_ROWS')}
          </button>
        </p>
      )}
    </section>
  );
}

function PlaceCell({ place }: { place: Line['from'] }) {
  const say = useSay();
  const kind = kindOf({ id: place.id, place, bundle: null });
  return (
    <>
      {place.labels.length > 0 && (
        <>
          <Foreign text={place.labels[0]!} />{' '}
        </>
      )}
      <Long text={place.address ?? place.name} keep={place.labels.length > 0 ? 4 : 7} />
      {kind !== 'move' && <span className="quiet"> {say(KIND_WORDS[kind])}</span>}
    </>
  );
}
