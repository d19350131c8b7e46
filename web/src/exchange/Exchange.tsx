import { useState } from 'react';
import type { NodeState, Proposals, Received, Released, Standing } from '#types';
import { changed, useAnswer } from '../api/answer';
import { Fault, get, post } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Doing, Empty, Field, Foreign, Heading, Link, Long, NodeWord, Shown, Table, Trouble, type Tone } from '../parts/parts';
import { count } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { Requests } from './Requests';
import { Verify } from './Verify';

const PARTS: readonly [string, Word, boolean][] = [
  ['requests', 'EXCHANGE_REQUESTS', true],
  ['partners', 'EXCHANGE_PARTNERS', true],
  ['releases', 'EXCHANGE_RELEASES', false],
  ['received', 'EXCHANGE_RECEIVED', false],
  ['verify', 'EXCHANGE_VERIFY', true],
];

export default function Exchange(props: ScreenProps) {
  const say = useSay();
  const { place, session } = props;
  const parts = PARTS.filter(([, , all]) => all || session.role !== 'auditor');
  const here = parts.find(([name]) => name === place.steps[1])?.[0] ?? 'requests';
  return (
    <>
      <Heading title={say('SCREEN_EXCHANGE')} />
      <nav className="tabs" aria-label={say('SCREEN_EXCHANGE')}>
        {parts.map(([name, word]) => (
          <Link key={name} to={to(['exchange', name])} current={name === here}>
            {say(word)}
          </Link>
        ))}
      </nav>
      {here === 'requests' && <Requests {...props} />}
      {here === 'partners' && <Partners />}
      {here === 'releases' && <Releases {...props} />}
      {here === 'received' && <ReceivedPart {...props} />}
      {here === 'verify' && <Verify />}
    </>
  );
}

const TONES: Record<string, Tone> = { active: 'good', suspended: 'watch', removed: 'quiet' };

function Partners() {
  const say = useSay();
  const language = useLanguage();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  return (
    <Shown answer={state}>
      {({ partners }) =>
        partners.length === 0 ? (
          <Empty title={say('PARTNERS_NONE')}>
            <p>{say('PARTNERS_NONE_MORE')}</p>
            <code>./entente partner add --dir DIR --name jp --country JPN --url URL --vkey VKEY</code>
          </Empty>
        ) : (
          <Table<Standing>
            caption={say('EXCHANGE_PARTNERS')}
            rows={partners}
            id={(one) => one.name}
            columns={[
              {
                head: 'COLUMN_PARTNER',
                cell: (one) => (
                  <>
                    <strong>
                      <bdi>{one.name}</bdi>
                    </strong>{' '}
                    <span className="quiet">{one.country}</span>
                  </>
                ),
              },
              {
                head: 'COLUMN_STATE',
                cell: (one) => (
                  <>
                    <Badge tone={one.fault ? 'bad' : (TONES[one.state] ?? 'plain')}>
                      <NodeWord prefix="PARTNER" word={one.state} />
                    </Badge>
                    {one.fault && (
                      <p>
                        <strong>{say('NOW_FAULT')}</strong>: <Foreign text={one.fault} />
                      </p>
                    )}
                    {one.trouble && (
                      <p className="quiet">
                        {say('NOW_TROUBLE')}: <Foreign text={one.trouble} />
                      </p>
                    )}
                  </>
                ),
              },
              {
                head: 'COLUMN_SENT',
                isNumber: true,
                cell: (one) => `${count(language, one.acknowledged)} / ${count(language, one.sent)}`,
              },
              { head: 'COLUMN_RECEIVED', isNumber: true, cell: (one) => count(language, one.received) },
              { head: 'COLUMN_FINGERPRINT', cell: (one) => <Long text={one.fingerprint} keep={8} /> },
            ]}
          />
        )
      }
    </Shown>
  );
}

function toFault(e: unknown): Fault {
  return e instanceof Fault ? e : new Fault(-1, String(e), '');
}

/** What would go and what stays is seen before anything goes. */
function Releases({ session }: ScreenProps) {
  const say = useSay();
  const proposals = useAnswer<Proposals>('proposals', (signal) => get('/x/releases/proposals', signal));
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const [fault, setFault] = useState<Fault>();
  const [caseId, setCase] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [seen, setSeen] = useState<{ result: Released; isDone: boolean }>();
  const body = { to: chosen, case: caseId };
  async function doing(work: () => Promise<void>) {
    setFault(undefined);
    try {
      await work();
    } catch (e) {
      setFault(toFault(e));
    }
  }
  const judge = (number: number, how: 'approve' | 'refuse') =>
    doing(async () => {
      await post(`/x/releases/proposals/${number}/${how}`);
      changed('proposals');
    });
  const isReady = caseId.trim() !== '' && chosen.length > 0;
  return (
    <>
      <form className="card form" aria-label={say('RELEASE_NEW')} onSubmit={(event) => event.preventDefault()}>
        <h2>{say('RELEASE_NEW')}</h2>
        <p className="lead">{say('RELEASE_LEAD')}</p>
        <Field label={say('RELEASE_CASE')}>
          {(id) => (
            <input id={id} value={caseId} placeholder="us-1" dir="auto" onChange={(event) => {
              setCase(event.target.value);
              setSeen(undefined);
            }} />
          )}
        </Field>
        <fieldset>
          <legend>{say('RELEASE_TO')}</legend>
          {(state.value?.partners ?? [])
            .filter((one) => one.state === 'active')
            .map((one) => (
              <label key={one.name} className="tick">
                <input
                  type="checkbox"
                  checked={chosen.includes(one.name)}
                  onChange={(event) => {
                    setChosen(event.target.checked ? [...chosen, one.name] : chosen.filter((n) => n !== one.name));
                    setSeen(undefined);
                  }}
                />
                <bdi>{one.name}</bdi>
              </label>
            ))}
          {state.value?.partners.length === 0 && <p className="quiet">{say('PARTNERS_NONE')}</p>}
        </fieldset>
        <div className="acts">
          <Doing
            label={say('RELEASE_PREVIEW')}
            tone={seen ? '' : 'main'}
            disabled={!isReady}
            work={() =>
              doing(async () => setSeen({ result: await post<Released>('/x/releases/preview', body), isDone: false }))
            }
          />
          {seen && !seen.isDone && session.role === 'approver' && (
            <Doing
              label={say('RELEASE_SEND')}
              tone="main"
              work={() =>
                doing(async () => {
                  const sent = await post<Partial<Released>>('/x/releases', body, crypto.randomUUID());
                  if (sent.released) setSeen({ result: sent as Released, isDone: true });
                  else setSeen(undefined);
                  changed('proposals');
                  changed('status');
                })
              }
            />
          )}
        </div>
        {fault && <Trouble fault={fault} />}
        {seen && <Preview seen={seen} />}
      </form>
      <Shown answer={proposals}>
        {(all) =>
          all.proposals.length === 0 ? (
            <p className="quiet">{say('PROPOSALS_NONE')}</p>
          ) : (
            <Table
              caption={say('EXCHANGE_RELEASES')}
              rows={all.proposals}
              id={(one) => String(one.number)}
              columns={[
                { head: 'COLUMN_NUMBER', cell: (one) => one.number },
                { head: 'COLUMN_ENTRY', cell: (one) => <Foreign text={JSON.stringify(one.body).slice(0, 200)} /> },
                { head: 'COLUMN_BY', cell: (one) => <bdi>{one.by}</bdi> },
                { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.judged ?? one.at} /> },
                { head: 'COLUMN_STATE', cell: (one) => <NodeWord prefix="STANDING" word={one.standing} /> },
                {
                  head: 'COLUMN_ACTS',
                  cell: (one) =>
                    one.standing === 'draft' &&
                    session.role === 'approver' &&
                    one.by !== session.name && (
                      <div className="acts">
                        <Doing label={say('APPROVE')} work={() => judge(one.number, 'approve')} />
                        <Doing label={say('REFUSE')} work={() => judge(one.number, 'refuse')} />
                      </div>
                    ),
                },
              ]}
            />
          )
        }
      </Shown>
    </>
  );
}

function Preview({ seen: { result, isDone } }: { seen: { result: Released; isDone: boolean } }) {
  const say = useSay();
  return (
    <div className="columns" role="status">
      <section>
        <h3>{say(isDone ? 'RELEASE_WENT' : 'RELEASE_GOES', result.released.length)}</h3>
        <ul>
          {result.released.map((one) => (
            <li key={`${one.id} ${one.to}`}>
              <code>{one.id.split('--')[0]}</code> → <bdi>{one.to}</bdi>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{say('RELEASE_STAYS', result.withheld.length)}</h3>
        <ul>
          {result.withheld.map((one) => (
            <li key={`${one.id} ${one.to}`}>
              <code>{one.id.split('--')[0]}</code> <span className="quiet">{one.reason}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const PAGE = 200;

function ReceivedPart({ place }: ScreenProps) {
  const say = useSay();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  return (
    <Shown answer={state}>
      {({ partners }) => {
        const from = place.query.get('from') ?? partners.find((one) => one.received > 0)?.name ?? partners[0]?.name;
        if (from === undefined) {
          return (
            <Empty title={say('PARTNERS_NONE')}>
              <p>{say('PARTNERS_NONE_MORE')}</p>
            </Empty>
          );
        }
        return (
          <>
            <Field label={say('COLUMN_PARTNER')}>
              {(id) => (
                <select id={id} className="short" value={from} onChange={(event) => go(to(['exchange', 'received'], { from: event.target.value }))}>
                  {partners.map((one) => (
                    <option key={one.name}>{one.name}</option>
                  ))}
                </select>
              )}
            </Field>
            <From from={from} size={partners.find((one) => one.name === from)?.received ?? 0} />
          </>
        );
      }}
    </Shown>
  );
}

function title(object: Record<string, unknown> | null): string {
  for (const name of ['name', 'value', 'abstract', 'content', 'pattern']) {
    const text = object?.[name];
    if (typeof text === 'string' && text !== '') return text;
  }
  return '';
}

function From({ from, size }: { from: string; size: number }) {
  const say = useSay();
  const after = Math.max(size - PAGE - 1, -1);
  const items = useAnswer<Received>(`received ${from} ${after}`, (signal) =>
    get(`/x/received?from=${encodeURIComponent(from)}&after=${after}&limit=${PAGE}`, signal),
  );
  return (
    <Shown answer={items}>
      {(all) =>
        all.items.length === 0 ? (
          <Empty title={say('RECEIVED_NONE', from)}>
            <p>{say('RECEIVED_NONE_MORE')}</p>
          </Empty>
        ) : (
          <Table
            caption={say('EXCHANGE_RECEIVED')}
            rows={[...all.items].reverse()}
            id={(one) => String(one.index)}
            columns={[
              { head: 'COLUMN_INDEX', isNumber: true, cell: (one) => one.index },
              { head: 'COLUMN_KIND', cell: (one) => <code>{one.id.split('--')[0]}</code> },
              {
                head: 'COLUMN_ENTRY',
                cell: (one) => (
                  <>
                    <Foreign text={title(one.object) || one.id} />
                    {one.refused && (
                      <p>
                        <Badge tone="bad">{say('RECEIVED_REFUSED')}</Badge> <Foreign text={one.refused} />
                      </p>
                    )}
                    {one.object && (
                      <details>
                        <summary>{say('ENTRY_MORE')}</summary>
                        <pre className="note">{JSON.stringify(one.object, null, 2)}</pre>
                      </details>
                    )}
                  </>
                ),
              },
              { head: 'COLUMN_ACTION', cell: (one) => <NodeWord prefix="ACTION" word={one.action} /> },
              { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.version} /> },
            ]}
          />
        )
      }
    </Shown>
  );
}
