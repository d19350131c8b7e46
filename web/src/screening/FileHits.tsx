import type { Decisions, Job, JobHits, ScreenResult, Session } from '#types';
import { useAnswer } from '../api/answer';
import { Fault, get } from '../api/call';
import { to, type Place } from '../frame/router';
import { Badge, Empty, Foreign, Link, NodeWord, Shown, Trouble } from '../parts/parts';
import { Progress } from '../parts/Progress';
import { useSay } from '../words/words';
import { Hit } from './Hit';
import { text } from './rows';

const MOST = 50;

/** The hits of a file that was screened, to be decided one by one; while it is screened, how far it is. */
export function FileHits({ id, place, session }: { id: string; place: Place; session: Session }) {
  const say = useSay();
  const path = `/x/jobs/${encodeURIComponent(id)}`;
  const job = useAnswer<Job>(`jobs one ${id}`, (signal) => get(path, signal));
  return (
    <Shown answer={job}>
      {(one) => (
        <>
          <p className="facts">
            <strong>
              <Foreign text={text((one.request['file'] as Record<string, unknown> | undefined)?.['name']) || id} />
            </strong>
            <NodeWord prefix="JOB_STATE" word={one.state} />
            <Progress of={one} />
            {one.result && (
              <a href={`${path}/result`} download={`${id}.json`}>
                {say('JOB_RESULT')}
              </a>
            )}
          </p>
          {one.state === 'failed' && <Trouble fault={new Fault(-1, one.reason ?? '', '')} />}
          {(one.state === 'queued' || one.state === 'running') && <p role="status">{say('JOBS_NONE_MORE')}</p>}
          {one.result && <Hits id={id} path={path} after={place.query.get('after') ?? '0'} mayDecide={session.role !== 'auditor'} />}
        </>
      )}
    </Shown>
  );
}

function Hits({ id, path, after, mayDecide }: { id: string; path: string; after: string; mayDecide: boolean }) {
  const say = useSay();
  const hits = useAnswer<JobHits>(`hits ${id} ${after}`, (signal) =>
    get(`${path}/hits?limit=${MOST}&after=${encodeURIComponent(after)}`, signal),
  );
  const decisions = useAnswer<Decisions>(`decisions of ${id}`, (signal) =>
    get(`/x/screen/decisions?job=${encodeURIComponent(id)}&limit=1000`, signal),
  );
  return (
    <Shown answer={hits}>
      {({ hits: rows, more, next }) => (
        <>
          {rows.length === 0 && !more && (
            <Empty title={say('HIT_NONE')}>
              <p>{say('HITS_NONE_MORE')}</p>
            </Empty>
          )}
          {rows.map((row, i) => {
            const customer = text(row['id']);
            const query = text(row['query']);
            const found = (row['results'] as ScreenResult[]).filter((one) => one.match);
            return (
              <section key={i} className="asked">
                <h2>
                  {customer !== '' && <Badge>{customer}</Badge>} <Foreign text={query} />
                </h2>
                {found.map((hit) => (
                  <Hit
                    key={text(hit.entity['id'])}
                    hit={hit}
                    query={query}
                    mayDecide={mayDecide && decisions.value !== undefined}
                    of={{ customer, job: id }}
                    decided={decisions.value?.decisions.find((one) => one.customer === customer && one.entity === text(hit.entity['id']))}
                  />
                ))}
              </section>
            );
          })}
          {more && (
            <p className="acts">
              <Link to={to(['screen', 'job', id], { after: String(next) })} className="button">
                {say('HITS_NEXT')}
              </Link>
            </p>
          )}
        </>
      )}
    </Shown>
  );
}
