import { to } from '../frame/router';
import { Empty, Foreign, Link, Long, NodeWord, Table } from '../parts/parts';
import { useLanguage, useSay } from '../words/words';
import { coin, exact } from './amounts';
import type { Result } from './document';
import { plain } from './look';
import { ExitState } from './Panel';
import type { Source } from './source';

/** Where money can still be stopped, best first, as the node ranks it. */
export function Exits({ source, result, base, query, mayWrite }: {
  source: Source;
  result: Result;
  base: readonly string[];
  query: URLSearchParams;
  mayWrite: boolean;
}) {
  const say = useSay();
  const language = useLanguage();
  if (result.exits === null || result.exits.length === 0) {
    return (
      <Empty title={say('TRACE_STOP_NONE')}>
        <p>{say(result.exits === null ? 'TRACE_EXITS_UNASKED' : 'TRACE_STOP_NONE_MORE')}</p>
      </Empty>
    );
  }
  return (
    <section aria-label={say('TRACE_EXITS')}>
      <p className="hint">{say('TRACE_EXITS_LEAD')}</p>
      <Table
        caption={say('TRACE_EXITS')}
        rows={result.exits.slice(0, 500)}
        id={(one) => `${one.network} ${one.at}`}
        columns={[
          { head: 'COLUMN_RANK', isNumber: true, cell: (one) => one.rank },
          {
            head: 'COLUMN_WHERE',
            cell: (one) => (
              <>
                <Link to={to(base, { ...Object.fromEntries(query), view: undefined, at: `${one.network} ${one.at}` })}>
                  {plain(one.holders[0] ?? one.address ?? one.at, 44)}
                </Link>
                <br />
                <span className="quiet">
                  <NodeWord prefix="PLACE" word={one.kind} /> <bdi>{one.network}</bdi>
                </span>{' '}
                <Long text={one.address ?? one.at} keep={6} />
              </>
            ),
          },
          {
            head: 'COLUMN_AMOUNT',
            isNumber: true,
            cell: (one) => {
              const { symbol, decimals } = coin(source.document.coins, one.network, one.asset);
              return `${exact(one.amount, decimals, language)} ${plain(symbol, 16)}`;
            },
          },
          { head: 'COLUMN_STATE', cell: (one) => <ExitState exit={one} /> },
          {
            head: 'COLUMN_STOPPER',
            cell: (one) =>
              one.stoppers.map((each) => (
                <p key={`${each.who} ${each.how}`}>
                  <Foreign text={each.who} />{' '}
                  <code>
                    <Foreign text={each.how} />
                  </code>
                </p>
              )),
          },
          {
            head: 'COLUMN_SCORE',
            cell: (one) => (
              <details>
                <summary>{new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 }).format(one.score / 1_000_000)}</summary>
                <ul className="factors">
                  {one.factors.map((each) => (
                    <li key={each.name}>
                      <NodeWord prefix="FACTOR" word={each.name} />:{' '}
                      {new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 }).format(each.ppm / 1_000_000)}{' '}
                      <span className="quiet">
                        <Foreign text={each.source} />
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
            ),
          },
          {
            head: 'COLUMN_ACTS',
            cell: (one) =>
              mayWrite && one.status === 'open' && one.stoppers.length > 0 && one.address !== null ? (
                <Link className="button" to={to(['exchange', 'requests'], { draft: '1', target: one.address })}>
                  {say('NOW_STOP')}
                </Link>
              ) : null,
          },
        ]}
      />
    </section>
  );
}
