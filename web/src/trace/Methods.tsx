import { useEffect, useMemo, useRef, useState } from 'react';
import { Foreign, Long } from '../parts/parts';
import { useLanguage, useSay, type Word } from '../words/words';
import { coin, exact } from './amounts';
import type { End, Result } from './document';
import { drawing, paint } from './drawing';
import { fold } from './fold';
import { lay } from './layout';
import { useInk } from './ink';
import { plain } from './look';
import { draw } from './picture';
import type { Source } from './source';

// The same money by every method that was asked: a small picture of each, and each end's amounts
// in one row. No method is right; where they agree one can rely on all of them.

const NONE: ReadonlySet<string> = new Set();
const MEANT: Record<string, Word> = {
  fifo: 'METHOD_FIFO',
  lifo: 'METHOD_LIFO',
  haircut: 'METHOD_HAIRCUT',
  poison: 'METHOD_POISON',
  tiho: 'METHOD_TIHO',
};

interface Row {
  readonly end: End;
  readonly amounts: ReadonlyMap<string, bigint>;
  readonly isOne: boolean;
}

export function side(results: readonly Result[]): Row[] {
  const rows = new Map<string, { end: End; amounts: Map<string, bigint> }>();
  for (const result of results) {
    for (const end of result.ends) {
      const key = `${end.network} ${end.at}`;
      const row = rows.get(key) ?? { end, amounts: new Map<string, bigint>() };
      row.amounts.set(result.method, (row.amounts.get(result.method) ?? 0n) + end.amount);
      rows.set(key, row);
    }
  }
  return [...rows.values()].map((row) => {
    const all = results.map((one) => row.amounts.get(one.method) ?? 0n);
    return { ...row, isOne: all.every((one) => one === all[0]) };
  });
}

export function Methods({ source, turn }: { source: Source; turn: (change: Record<string, string | undefined>, how: 'push') => void }) {
  const say = useSay();
  const { results } = source.document;
  const rows = useMemo(() => side(results), [results]);
  const [isAll, setAll] = useState(false);
  const [most, setMost] = useState(100);
  const shown = isAll ? rows : rows.filter((one) => !one.isOne);
  return (
    <section aria-label={say('TRACE_METHODS')}>
      <p className="hint">{say('TRACE_METHODS_LEAD')}</p>
      <ul className="methods">
        {results.map((one) => (
          <li key={one.method} className="card">
            <h2>
              <button type="button" className="plain" onClick={() => turn({ method: one.method, view: undefined }, 'push')}>
                {one.method}
              </button>
            </h2>
            {MEANT[one.method] && <p className="quiet">{say(MEANT[one.method]!)}</p>}
            <Small source={source} result={one} />
            <p className="quiet">{say('TRACE_COUNTS', one.flows?.length ?? 0, one.ends.length)}</p>
          </li>
        ))}
      </ul>
      {results.length > 1 && (
        <>
          <div className="tools">
            <label className="tick">
              <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />
              {say('TRACE_METHODS_ALL', rows.length - rows.filter((one) => !one.isOne).length)}
            </label>
          </div>
          <Compared source={source} results={results} rows={shown.slice(0, most)} />
          {shown.length > most && (
            <button type="button" onClick={() => setMost(most + 500)}>
              {say('TRACE_MORE_ROWS')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** A row for each end, a column for each method: where they differ, one sees it. */
function Compared({ source, results, rows }: { source: Source; results: readonly Result[]; rows: readonly Row[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('TRACE_METHODS')}>
      <table className="compared">
        <caption className="unseen">{say('TRACE_METHODS')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('COLUMN_WHERE')}</th>
            {results.map((one) => (
              <th key={one.method} scope="col" className="number">
                {one.method}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { symbol, decimals } = coin(source.document.coins, row.end.network, row.end.asset);
            return (
              <tr key={`${row.end.network} ${row.end.at}`}>
                <td>
                  {row.end.labels[0] && <Foreign text={row.end.labels[0]} />}{' '}
                  <Long text={row.end.address ?? row.end.at} keep={7} />
                </td>
                {results.map((one) => {
                  const amount = row.amounts.get(one.method) ?? 0n;
                  return (
                    <td key={one.method} className={amount === 0n ? 'number quiet' : 'number'}>
                      {exact(amount, decimals, language)} {plain(symbol, 12)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Small({ source, result }: { source: Source; result: Result }) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useInk();
  useEffect(() => {
    const one = canvas.current;
    const pen = one?.getContext('2d');
    if (!one || !pen) return;
    const picture = draw(source.document, result);
    const view = fold(picture, { detail: 120, fees: false, noise: false, hidden: NONE, open: NONE, shut: NONE, kept: NONE });
    const sheet = drawing(view, lay(view, 'hop', new Map()), new Map(), new Map(), [], ink);
    const box = { ...sheet.box, width: sheet.box.width - 220 };
    const scale = Math.min(one.width / box.width, one.height / box.height);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, one.width, one.height);
    const x = box.x - (one.width / scale - box.width) / 2;
    const y = box.y - (one.height / scale - box.height) / 2;
    paint({ ...sheet, box: { x, y, width: one.width / scale, height: one.height / scale } }, pen, scale, false);
  }, [source, result, ink]);
  return <canvas ref={canvas} width={560} height={300} role="img" aria-label={say('TRACE_PICTURE', result.method)} />;
}
