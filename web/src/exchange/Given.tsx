import { useState } from 'react';
import type { Given, NodeState, Policy, Released, Unheard } from '#types';
import { changed, useAnswer } from '../api/answer';
import { get, post } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { PartnerField } from '../parts/partners';
import { Badge, Doing, Empty, Field, Foreign, NodeWord, Shown, Table, Time, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { useSay } from '../words/words';
import { EntryMore } from './EntryMore';
import { Preview } from './Preview';
import { canRemark, remarked, titleOf } from './wish';

type Item = Given['items'][number];
const PAGE = 200;

/** What each partner has of us; from here it is taken back, or given with another marking. */
export function GivenPart({ place, session }: ScreenProps) {
  const say = useSay();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  return (
    <>
      <UnheardPart />
      <Shown answer={state}>
        {({ partners }) => {
          const asked = partners.find((one) => one.name === place.query.get('to'));
          const chosen = (asked ?? partners.find((one) => one.sent > 0) ?? partners[0])?.name;
          if (chosen === undefined) {
            return (
              <Empty title={say('PARTNERS_NONE')}>
                <p>{say('PARTNERS_NONE_MORE')}</p>
              </Empty>
            );
          }
          return (
            <>
              <PartnerField partners={partners} chosen={chosen} choose={(name) => go(to(['exchange', 'given'], { to: name }))} />
              <Log key={chosen} partner={chosen} before={place.query.get('before') ?? ''} isApprover={session.role === 'approver'} />
            </>
          );
        }}
      </Shown>
    </>
  );
}

/** Who has not heard yet that something was taken back or replaced. */
function UnheardPart() {
  const say = useSay();
  const open = useAnswer<Unheard>('given open', (signal) => get('/x/releases/open', signal));
  return (
    <Shown answer={open}>
      {({ open: all }) =>
        all.length === 0 ? (
          <p className="quiet">{say('UNHEARD_NONE')}</p>
        ) : (
          <>
            <h2>{say('UNHEARD', all.length)}</h2>
            <p className="lead">{say('UNHEARD_MORE')}</p>
            <Table
              caption={say('UNHEARD', all.length)}
              rows={all}
              id={(one) => `${one.to} ${one.index}`}
              columns={[
                { head: 'COLUMN_PARTNER', cell: (one) => <bdi>{one.to}</bdi> },
                {
                  head: 'COLUMN_STATE',
                  cell: (one) => (
                    <Badge tone="watch">
                      <NodeWord prefix="CHANGE" word={one.why} />
                    </Badge>
                  ),
                },
                { head: 'COLUMN_ENTRY', cell: (one) => <code className="break">{one.id}</code> },
                { head: 'COLUMN_INDEX', isNumber: true, cell: (one) => one.index },
              ]}
            />
          </>
        )
      }
    </Shown>
  );
}

function Log({ partner, before, isApprover }: { partner: string; before: string; isApprover: boolean }) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [remarking, setRemarking] = useState<Item>();
  const [said, setSaid] = useState<number>();
  const { fault, tried } = useTries();
  const [isSure, setSure] = useState(false);
  const policy = useAnswer<Policy>('policy', (signal) => get('/x/releases/policy', signal));
  const lights = (policy.value?.markings ?? []).flatMap((one) => (one.id === undefined ? [] : [one.id]));
  const items = useAnswer<Given>(`given ${partner} ${before}`, (signal) =>
    get(`/x/releases/given?to=${encodeURIComponent(partner)}&limit=${PAGE}${/^\d+$/.test(before) ? `&before=${before}` : ''}`, signal),
  );
  const withdraw = () =>
    tried(async () => {
      await post('/x/revocations', { to: [partner], ids: chosen }, crypto.randomUUID());
      setSaid(chosen.length);
      setChosen([]);
      setSure(false);
      ['given', 'status'].forEach(changed);
    });
  return (
    <Shown answer={items}>
      {(all) =>
        all.items.length === 0 ? (
          <Empty title={say('GIVEN_NONE', partner)}>
            <p>{say('GIVEN_NONE_MORE')}</p>
          </Empty>
        ) : (
          <>
            {isApprover && (
              <div className="acts">
                {!isSure && (
                  <button type="button" disabled={chosen.length === 0} onClick={() => setSure(true)}>
                    {say('WITHDRAW', chosen.length)}
                  </button>
                )}
                {said !== undefined && chosen.length === 0 && (
                  <p role="status" className="quiet">
                    {say('WITHDRAWN', said)}
                  </p>
                )}
              </div>
            )}
            {isSure && (
              <section className="card form" aria-label={say('WITHDRAW', chosen.length)}>
                <h2>{say('WITHDRAW_SURE', chosen.length, partner)}</h2>
                <p className="lead">{say('WITHDRAW_MORE')}</p>
                <ul className="plain-list">
                  {chosen.map((one) => (
                    <li key={one}>
                      <code className="break">{one}</code>
                    </li>
                  ))}
                </ul>
                <div className="acts">
                  <Doing label={say('WITHDRAW', chosen.length)} tone="main" work={withdraw} />
                  <button type="button" onClick={() => setSure(false)}>
                    {say('CANCEL')}
                  </button>
                </div>
              </section>
            )}
            {fault && <Trouble fault={fault} />}
            {remarking?.object && (
              <Remark key={remarking.index} partner={partner} one={remarking} object={remarking.object} policy={policy.value} lights={lights} close={() => setRemarking(undefined)} />
            )}
            <Table
              caption={say('EXCHANGE_GIVEN')}
              rows={all.items}
              id={(one) => String(one.index)}
              columns={[
                { head: 'COLUMN_INDEX', isNumber: true, cell: (one) => one.index },
                {
                  head: 'COLUMN_ENTRY',
                  cell: (one) => (
                    <>
                      {isApprover && one.object !== null && !isEvent(one) ? (
                        <label className="tick">
                          <input
                            type="checkbox"
                            checked={chosen.includes(one.id)}
                            onChange={(event) => {
                              setChosen(event.target.checked ? [...new Set([...chosen, one.id])] : chosen.filter((id) => id !== one.id));
                              setSure(false);
                            }}
                          />
                          <Foreign text={titleOf(one.object) || one.id} />
                        </label>
                      ) : (
                        <Foreign text={titleOf(one.object) || one.id} />
                      )}
                      <p className="quiet">
                        <code>{one.id.split('--')[0]}</code>
                        {one.purpose && (
                          <>
                            {' · '}
                            <NodeWord prefix="PURPOSE" word={one.purpose} />
                          </>
                        )}
                        {one.until && ` · ${say('UNTIL', one.until.slice(0, 10))}`}
                      </p>
                      <EntryMore object={one.object} proof={{ to: partner, index: String(one.index) }} />
                    </>
                  ),
                },
                { head: 'COLUMN_STATE', cell: (one) => <Standing one={one} /> },
                { head: 'COLUMN_RECORDED', cell: (one) => <Time at={one.at} /> },
                {
                  head: 'COLUMN_ACTS',
                  cell: (one) =>
                    isApprover &&
                    !isEvent(one) &&
                    canRemark(one.object, lights) && (
                      <button type="button" onClick={() => setRemarking(one)}>
                        {say('REMARK')}
                      </button>
                    ),
                },
              ]}
            />
            {all.more && (
              <p className="acts">
                <button type="button" onClick={() => go(to(['exchange', 'given'], { to: partner, before: String(all.items.at(-1)?.index ?? 0) }))}>
                  {say('GIVEN_OLDER')}
                </button>
              </p>
            )}
          </>
        )
      }
    </Shown>
  );
}

/** What requests and comparisons are made of: it is answered, not taken back. */
function isEvent(one: Item): boolean {
  return one.id.startsWith('entente-');
}

function Standing({ one }: { one: Item }) {
  const say = useSay();
  if (one.action === 'revoke') {
    return (
      <>
        <Badge tone="quiet">
          <NodeWord prefix="CHANGE" word={one.why ?? 'withdrawal'} />
        </Badge>{' '}
        {!one.acknowledged && <Badge tone="watch">{say('GIVEN_UNHEARD')}</Badge>}
      </>
    );
  }
  if (one.object === null) return <Badge tone="quiet">{say('GIVEN_GONE')}</Badge>;
  return <Badge tone={one.acknowledged ? 'good' : 'watch'}>{say(one.acknowledged ? 'GIVEN_THERE' : 'GIVEN_UNDERWAY')}</Badge>;
}

/** The same content with another light: further, or less far; the old version is taken back by it. */
function Remark({ partner, one, object, policy, lights, close }: {
  partner: string;
  one: Item;
  object: Record<string, unknown>;
  policy: Policy | undefined;
  lights: readonly string[];
  close: () => void;
}) {
  const say = useSay();
  const refs = object['object_marking_refs'] as readonly string[];
  const now = policy?.markings.find((one) => one.id !== undefined && refs.includes(one.id));
  const [light, setLight] = useState('');
  const { fault, tried } = useTries();
  const [seen, setSeen] = useState<{ wish: object; key: string; result: Released }>();
  const [isDone, setDone] = useState(false);
  async function preview() {
    const changedObject = remarked(object, light, lights, new Date());
    const bundle = { type: 'bundle', id: `bundle--${crypto.randomUUID()}`, objects: [changedObject] };
    // On the terms on which the partner has it now.
    const terms = { ...(one.purpose ? { purpose: one.purpose } : {}), ...(one.until ? { until: one.until } : {}) };
    const wish = { to: [partner], bundle, replace: true, ...terms };
    setSeen({ wish, key: crypto.randomUUID(), result: await post<Released>('/x/releases/preview', wish) });
  }
  async function send() {
    if (!seen) return;
    await post('/x/releases', seen.wish, seen.key);
    setDone(true);
    ['given', 'status', 'proposals'].forEach(changed);
  }
  return (
    <section className="card form" aria-label={say('REMARK')}>
      <h2>
        {say('REMARK')}: <Foreign text={titleOf(object) || String(object['id'])} />
      </h2>
      <p className="lead">{say('REMARK_MORE')}</p>
      <Field label={say('COLUMN_MARKING')}>
        {(id) => (
          <select
            id={id}
            className="short"
            value={light}
            autoFocus
            onChange={(event) => {
              setLight(event.target.value);
              setSeen(undefined);
            }}
          >
            <option value="">{say('REMARK_CHOOSE')}</option>
            {(policy?.markings ?? [])
              .filter((one) => one.id !== undefined && one.id !== now?.id)
              .map((one) => (
                <option key={one.word} value={one.id}>
                  {`TLP:${one.word.toUpperCase()}`}
                </option>
              ))}
          </select>
        )}
      </Field>
      {fault && <Trouble fault={fault} />}
      {isDone ? (
        <p role="status">{say(policy?.twoPerson ? 'REMARK_WAITS' : 'REMARK_DONE')}</p>
      ) : (
        <div className="acts">
          <Doing label={say('RELEASE_PREVIEW')} tone={seen ? '' : 'main'} disabled={light === ''} work={() => tried(preview)} />
          {seen && <Doing label={say(policy?.twoPerson ? 'RELEASE_PROPOSE' : 'RELEASE_SEND')} tone="main" work={() => tried(send)} />}
          <button type="button" onClick={close}>
            {say('CANCEL')}
          </button>
        </div>
      )}
      {isDone && (
        <div className="acts">
          <button type="button" onClick={close}>
            {say('KEYS_CLOSE')}
          </button>
        </div>
      )}
      {seen && !isDone && <Preview result={seen.result} isDone={false} />}
    </section>
  );
}
