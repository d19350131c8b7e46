import { useState, type FormEvent } from 'react';
import type { Passkeys } from '#types';
import { changed, useAnswer } from '../api/answer';
import { end, Fault, get } from '../api/call';
import { canPasskey, makePasskey } from '../frame/session';
import { Ago, Doing, Empty, Field, Foreign, Shown, Table, Trouble } from '../parts/parts';
import { useSay } from '../words/words';

/** One's own passkeys: to make one, the device asks its person. */
export function PasskeyPart() {
  const say = useSay();
  const [fault, setFault] = useState<Fault>();
  const keys = useAnswer<Passkeys>('passkeys', (signal) => get('/x/passkeys', signal));
  async function doing(work: () => Promise<unknown>) {
    setFault(undefined);
    try {
      await work();
      changed('passkeys');
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    }
  }
  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get('title'));
    void doing(() => makePasskey(title));
  }
  return (
    <>
      <p className="lead">{say('PASSKEYS_LEAD')}</p>
      {canPasskey() ? (
        <form className="card form inline" onSubmit={add} aria-label={say('PASSKEY_ADD')}>
          <Field label={say('PASSKEY_TITLE')}>
            {(id) => <input id={id} name="title" maxLength={100} required dir="auto" />}
          </Field>
          <button type="submit" className="main">
            {say('PASSKEY_ADD')}
          </button>
        </form>
      ) : (
        <p className="quiet">{say('PASSKEY_BROWSER')}</p>
      )}
      {fault && <Trouble fault={fault} />}
      <Shown answer={keys}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <Empty title={say('PASSKEYS_NONE')} />
          ) : (
            <Table
              caption={say('SETTINGS_PASSKEYS')}
              rows={passkeys}
              id={(one) => one.id}
              columns={[
                { head: 'NAME', cell: (one) => <Foreign text={one.title} /> },
                { head: 'COLUMN_RECORDED', cell: (one) => <Ago at={one.made} /> },
                { head: 'COLUMN_LAST', cell: (one) => one.used && <Ago at={one.used} /> },
                {
                  head: 'COLUMN_ACTS',
                  cell: (one) => (
                    <Doing
                      label={say('PASSKEY_REMOVE')}
                      work={() => doing(() => end(`/x/passkeys/${encodeURIComponent(one.id)}`))}
                    />
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
