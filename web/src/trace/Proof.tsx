import { useState } from 'react';
import type { Job } from '#types';
import { changed, useAnswer } from '../api/answer';
import { Fault, get, post } from '../api/call';
import { Doing, Foreign, Long, Time, Trouble } from '../parts/parts';
import { count } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { coin, exact } from './amounts';
import type { Result } from './document';
import { Included } from './Included';
import { readInclusion, type Inclusion } from './inclusion';
import { plain } from './look';
import type { Line } from './picture';
import type { Source } from './source';

// What proves a line: the rows of the document that say it, the ledger they were read from, and
// the way there, walked once more by the node (`trace --why`).

interface Hop {
  readonly at: string;
  readonly address: string | null;
  readonly asset: string;
  readonly amount: string;
  readonly transaction: string;
  readonly height: number | null;
  readonly time: string | null;
  readonly over: string;
  readonly block: string;
  /** Where the ledger has the whole block; of Bitcoin only. */
  readonly inclusion: Inclusion | null;
}

/** Of one store `way`, of several `legs` with one each. */
export function hops(whole: unknown): Hop[] {
  const of = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
  const list = (value: unknown) => (Array.isArray(value) ? value.map(of) : []);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const legs = Array.isArray(of(whole)['legs']) ? list(of(whole)['legs']) : [of(whole)];
  return legs.flatMap((leg) =>
    list(leg['way']).map((one, i) => ({
      at: text(one['at']),
      address: text(one['address']) || null,
      asset: text(one['asset']),
      amount: /^\d+$/.test(text(one['amount'])) ? text(one['amount']) : '0',
      transaction: text(one['transaction']) || text(one['txid']),
      height: typeof one['height'] === 'number' ? one['height'] : null,
      time: text(one['time']) || null,
      over: i === 0 ? text(of(leg['over'])['protocol']) : '',
      block: text(one['block']),
      inclusion: readInclusion(one['inclusion']),
    })),
  );
}

/** The place as `--why` names it. */
function aim(line: Line): string {
  return line.to.name.includes('@') ? line.to.name : (line.flows[0]?.at ?? line.to.name);
}

export function Proof({ line, source, result, caseId }: { line: Line; source: Source; result: Result; caseId: string }) {
  const say = useSay();
  const [job, setJob] = useState<string>();
  const [fault, setFault] = useState<Fault>();
  const why = aim(line);
  const digest = result.digests.find((one) => one.network === line.network)?.digest;
  async function ask() {
    if (!source.job) return;
    const { exits: _, flows: __, typology: ___, throughMixes: ____, ...request } = source.job.request as Record<string, unknown>;
    const body = { ...request, kind: 'trace', method: result.method, why, ...(caseId === '' ? {} : { case: caseId }) };
    try {
      setFault(undefined);
      setJob((await post<Job>('/x/jobs', body, crypto.randomUUID())).id);
      changed('jobs');
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    }
  }
  return (
    <section className="proof-part">
      <h3>{say('TRACE_PROOF')}</h3>
      <dl className="proof">
        <div>
          <dt>{say('TRACE_PROOF_DOCUMENT')}</dt>
          <dd>
            <a href={source.url} download>
              {say('TRACE_PROOF_ROWS', line.flows.length)}
            </a>{' '}
            <Long text={source.sha256} keep={6} />
          </dd>
        </div>
        {digest && (
          <div>
            <dt>{say('TRACE_LEDGER', line.network)}</dt>
            <dd>
              <Long text={digest} keep={6} />
            </dd>
          </div>
        )}
      </dl>
      {source.job ? (
        job === undefined && <Doing label={say('TRACE_PROVE')} work={ask} />
      ) : (
        source.command !== '' && <code className="command">{`${source.command.replace(/ --(flows|exits|typology)\b/g, '')} --why ${why}`}</code>
      )}
      {fault && <Trouble fault={fault} />}
      {job !== undefined && <Way id={job} source={source} network={line.network} />}
    </section>
  );
}

function Way({ id, source, network }: { id: string; source: Source; network: string }) {
  const say = useSay();
  const language = useLanguage();
  const answer = useAnswer<{ job: Job; way: Hop[] }>(`jobs why ${id}`, async (signal) => {
    const job = await get<Job>(`/x/jobs/${id}`, signal);
    return { job, way: job.result ? hops(await get<unknown>(`/x/jobs/${id}/result`, signal)) : [] };
  });
  const state = answer.value?.job.state;
  if (answer.fault && !answer.value) return <Trouble fault={answer.fault} again={answer.again} />;
  if (state === undefined || state === 'queued' || state === 'running') return <p role="status">{say('TRACE_PROVING')}</p>;
  if (state !== 'done') return <Trouble fault={new Fault(-1, say('TRACE_NO_RESULT'), answer.value?.job.reason ?? '')} />;
  return (
    <>
      <p className="proven" role="status">
        {say('TRACE_PROVEN', answer.value!.way.length)} <Long text={answer.value!.job.result?.sha256 ?? ''} keep={6} />
      </p>
      <ol className="moves">
        {answer.value!.way.map((one, i) => {
          const { symbol, decimals } = coin(source.document.coins, network, one.asset);
          return (
            <li key={`${one.at} ${i}`}>
              {one.over !== '' && <Foreign text={one.over} />}
              <Long text={one.at} keep={10} />
              <span className="number">{`${exact(BigInt(one.amount), decimals, language)} ${plain(symbol, 20)}`}</span>
              <span className="quiet">
                {one.transaction !== '' && <Long text={one.transaction} keep={6} />}{' '}
                {one.height !== null && say('TRACE_BLOCK', count(language, one.height))} {one.time !== null && <Time at={one.time} />}
              </span>
              {one.inclusion && <Included txid={one.at.split(':')[0] ?? ''} block={one.block} said={one.inclusion} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}
