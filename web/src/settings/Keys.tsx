import { useEffect, useState } from 'react';
import type { NodeState, Partner, Standing } from '#types';
import { changed, useAnswer } from '../api/answer';
import { act, get, getText } from '../api/call';
import type { ScreenProps } from '../frame/screens';
import { DraftForm } from '../parts/DraftForm';
import { forgetDraft } from '../parts/drafts';
import { PartnerName, PartnerState } from '../parts/partners';
import { Doing, Empty, Field, Foreign, Long, Shown, Table, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { useSay } from '../words/words';
import { cardOf, fingerprint } from './card';

/** Our card, the partners' keys as they are pinned; an administrator pins and lets go. */
export function KeysPart({ session }: { session: ScreenProps['session'] }) {
  const say = useSay();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const identity = useAnswer<string>('identity', (signal) => getText('/identity', signal));
  const isAdministrator = session.role === 'administrator';
  return (
    <Shown answer={state}>
      {(node) => (
        <>
          <section className="card form" aria-label={say('CARD_OWN')}>
            <h2>{say('CARD_OWN')}</h2>
            <p className="lead">{say('CARD_OWN_MORE')}</p>
            <dl className="facts-list">
              <div>
                <dt>{say('NODE_NAME')}</dt>
                <dd>
                  <bdi>{node.name}</bdi> · {node.country}
                </dd>
              </div>
              <div>
                <dt>{say('CARD_URL')}</dt>
                <dd className="break">
                  <code>{node.url}</code>
                </dd>
              </div>
              <div>
                <dt>{say('CARD_VKEY')}</dt>
                <dd>
                  <Long text={node.vkey} keep={16} />
                </dd>
              </div>
              <div>
                <dt>{say('COLUMN_FINGERPRINT')}</dt>
                <dd className="fingerprint">{node.fingerprint}</dd>
              </div>
            </dl>
            <details>
              <summary>{say('NODE_KEY')}</summary>
              <p className="lead">{say('NODE_KEY_MORE')}</p>
              <Shown answer={identity}>
                {(note) => (
                  <pre className="note" tabIndex={0}>
                    {note}
                  </pre>
                )}
              </Shown>
            </details>
          </section>
          {isAdministrator && <Pin />}
          <h2>{say('CARD_PARTNERS')}</h2>
          {node.partners.length === 0 ? (
            <Empty title={say('PARTNERS_NONE')}>
              <p>{say('CARD_NONE_MORE')}</p>
            </Empty>
          ) : (
            <Table
              caption={say('CARD_PARTNERS')}
              rows={node.partners}
              id={(one) => one.name}
              columns={[
                {
                  head: 'COLUMN_PARTNER',
                  cell: (one) => (
                    <>
                      <PartnerName one={one} />
                      <p className="quiet break">
                        <Foreign text={one.url} />
                      </p>
                    </>
                  ),
                },
                { head: 'COLUMN_FINGERPRINT', cell: (one) => <span className="fingerprint">{one.fingerprint}</span> },
                {
                  head: 'COLUMN_STATE',
                  cell: (one) => <PartnerState one={one} />,
                },
                { head: 'COLUMN_ACTS', cell: (one) => isAdministrator && <Acts one={one} /> },
              ]}
            />
          )}
        </>
      )}
    </Shown>
  );
}

function Acts({ one }: { one: Standing }) {
  const say = useSay();
  const { fault, tried } = useTries();
  const [isSure, setSure] = useState(false);
  const set = (state: Standing['state']) =>
    tried(async () => {
      await act<Partner>('partner-state', { name: one.name, state });
      setSure(false);
      changed('status');
    });
  return (
    <div className="acts">
      {one.state === 'active' && <Doing label={say('PARTNER_SUSPEND')} work={() => set('suspended')} />}
      {one.state !== 'active' && <Doing label={say('PARTNER_RESUME')} work={() => set('active')} />}
      {one.state !== 'removed' &&
        (isSure ? (
          <Doing label={say('PARTNER_REMOVE_SURE', one.name)} tone="main" work={() => set('removed')} />
        ) : (
          <button type="button" onClick={() => setSure(true)}>
            {say('PARTNER_REMOVE')}
          </button>
        ))}
      {fault && <Trouble fault={fault} />}
    </div>
  );
}

const DRAFT = 'partner card';

/** A partner's card is pinned once its fingerprint was compared by another way than this network. */
function Pin() {
  const say = useSay();
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const { fault, tried } = useTries();
  const card = cardOf(text);
  const vkey = card?.vkey ?? '';
  useEffect(() => {
    let isOld = false;
    setSaid('');
    if (vkey !== '') void fingerprint(vkey).then((one) => !isOld && setSaid(one));
    return () => {
      isOld = true;
    };
  }, [vkey]);
  async function pin(form: HTMLFormElement) {
    if (!card) return;
    await act<Partner>('partner', { ...card });
    forgetDraft(DRAFT);
    form.reset();
    setText('');
    changed('status');
  }
  return (
    <DraftForm name={DRAFT} label={say('CARD_PIN')} submit={(_, form) => void tried(() => pin(form))}>
      <h2>{say('CARD_PIN')}</h2>
      <Field label={say('CARD_TEXT')} hint={say('CARD_TEXT_HINT')}>
        {(id, hint) => (
          <textarea
            id={id}
            data-unkept
            rows={4}
            required
            className="mono"
            spellCheck={false}
            aria-describedby={hint}
            placeholder='{"name":"jp","country":"JPN","url":"https://…","vkey":"entente/jp+…"}'
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {text.trim() !== '' && !card && <p className="late-word">{say('CARD_WRONG')}</p>}
      {card && (
        <>
          <p>
            <bdi>{card.name}</bdi> · {card.country} · <Foreign text={card.url} />
          </p>
          <p>
            {say('COLUMN_FINGERPRINT')}: <span className="fingerprint">{said}</span>
          </p>
          <label className="tick">
            <input type="checkbox" required />
            {say('CARD_COMPARED')}
          </label>
        </>
      )}
      {fault && <Trouble fault={fault} />}
      <div className="acts">
        <button type="submit" className="main" disabled={!card}>
          {say('CARD_PIN')}
        </button>
      </div>
    </DraftForm>
  );
}
