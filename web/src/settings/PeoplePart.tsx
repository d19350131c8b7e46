import { useState, type FormEvent } from 'react';
import type { Invitation, People, Person, Tokens } from '#types';
import { changed, useAnswer } from '../api/answer';
import { act } from '../api/call';
import { Badge, Doing, Field, Foreign, Long, NodeWord, Shown, Table, Time, Trouble, type Tone } from '../parts/parts';
import { useTries } from '../parts/tries';
import { list } from '../words/format';
import { sayNode, useLanguage, useSay } from '../words/words';

const ROLES = ['analyst', 'approver', 'auditor', 'administrator'] as const;
const STATE_TONES: Record<string, Tone> = { active: 'good', locked: 'watch', removed: 'quiet' };

/** Who may do what here: roles, links, locks, and the tokens of programs. */
export function PeoplePart() {
  const say = useSay();
  const people = useAnswer<People>('people', () => act<People>('people'));
  const [link, setLink] = useState<Invitation>();
  const { fault, tried } = useTries();
  const doing = (work: () => Promise<void>) => tried(() => work().then(() => changed('people')));
  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    void doing(async () => {
      const made = await act<Person>('person-add', Object.fromEntries(new FormData(form)));
      if (made.link) setLink({ name: made.name, link: made.link, ends: made.ends ?? '' });
      form.reset();
    });
  }
  return (
    <>
      <form className="card form inline" onSubmit={add} aria-label={say('PERSON_ADD')}>
        <Field label={say('NAME')}>{(id) => <input id={id} name="name" required maxLength={100} dir="auto" />}</Field>
        <Field label={say('COLUMN_ROLE')}>
          {(id) => (
            <select id={id} name="role">
              {ROLES.map((one) => (
                <option key={one} value={one}>
                  {sayNode(say, 'ROLE', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" className="main">
          {say('PERSON_ADD')}
        </button>
      </form>
      {link && (
        <div className="card told" role="status">
          <p>
            <strong>{say('PERSON_LINK', link.name)}</strong>
          </p>
          <p>{say('PERSON_LINK_MORE')}</p>
          <Long text={link.link} keep={40} />
        </div>
      )}
      {fault && <Trouble fault={fault} />}
      <Shown answer={people}>
        {(all) => (
          <Table
            caption={say('SETTINGS_PEOPLE')}
            rows={all.people}
            id={(one) => one.name}
            columns={[
              { head: 'NAME', cell: (one) => <Foreign text={one.name} /> },
              { head: 'COLUMN_ROLE', cell: (one) => <RoleOf one={one} doing={doing} /> },
              {
                head: 'COLUMN_STATE',
                cell: (one) => (
                  <Badge tone={STATE_TONES[one.state] ?? 'plain'}>
                    <NodeWord prefix="PERSON" word={one.state} />
                  </Badge>
                ),
              },
              {
                head: 'COLUMN_ACTS',
                cell: (one) => (
                  <div className="acts">
                    {one.state === 'active' && one.partner === null && (
                      <Doing
                        label={say('PERSON_INVITE')}
                        work={() => doing(async () => setLink(await act<Invitation>('person-invite', { name: one.name })))}
                      />
                    )}
                    {one.state !== 'removed' && (
                      <Doing
                        label={say(one.state === 'active' ? 'PERSON_LOCK' : 'PERSON_UNLOCK')}
                        work={() =>
                          doing(async () => {
                            await act('person-state', { name: one.name, state: one.state === 'active' ? 'locked' : 'active' });
                          })
                        }
                      />
                    )}
                    {one.state === 'locked' && (
                      <Doing
                        label={say('PERSON_REMOVE')}
                        work={() =>
                          doing(async () => {
                            await act('person-state', { name: one.name, state: 'removed' });
                          })
                        }
                      />
                    )}
                  </div>
                ),
              },
            ]}
          />
        )}
      </Shown>
      <h2>{say('TOKENS')}</h2>
      <TokenTable />
    </>
  );
}

type Run = (work: () => Promise<void>) => Promise<void>;

/** A role is changed where it stands; people of partners have none here. */
function RoleOf({ one, doing }: { one: Person; doing: Run }) {
  const say = useSay();
  if (one.partner !== null || one.state === 'removed') {
    return <>{one.role ? sayNode(say, 'ROLE', one.role) : say('ROLE_NO')}</>;
  }
  return (
    <select
      className="short"
      aria-label={`${say('COLUMN_ROLE')}: ${one.name}`}
      value={one.role ?? ''}
      onChange={(event) => {
        const role = event.target.value;
        void doing(async () => {
          await act('person-role', { name: one.name, role });
        });
      }}
    >
      {one.role === null && <option value="">{say('ROLE_NO')}</option>}
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {sayNode(say, 'ROLE', role)}
        </option>
      ))}
    </select>
  );
}

/** What programs may do in somebody's name, and until when; a token is made by the command line. */
function TokenTable() {
  const say = useSay();
  const language = useLanguage();
  const tokens = useAnswer<Tokens>('tokens', () => act<Tokens>('tokens'));
  const { fault, tried } = useTries();
  const revoke = (id: string) => tried(() => act('token-revoke', { id }).then(() => changed('tokens')));
  return (
    <>
      {fault && <Trouble fault={fault} />}
      <Shown answer={tokens}>
        {(all) =>
          all.tokens.length === 0 ? (
            <p className="quiet">{say('TOKENS_NONE')}</p>
          ) : (
            <Table
              caption={say('TOKENS')}
              rows={all.tokens}
              id={(one) => one.id}
              columns={[
                { head: 'NAME', cell: (one) => <Foreign text={one.title || one.id} /> },
                { head: 'COLUMN_BY', cell: (one) => <bdi>{one.person}</bdi> },
                { head: 'TOKEN_SCOPES', cell: (one) => list(language, one.scopes) },
                { head: 'TOKEN_ENDS', cell: (one) => <Time at={one.ends} /> },
                { head: 'COLUMN_ACTS', cell: (one) => <Doing label={say('TOKEN_REVOKE')} work={() => revoke(one.id)} /> },
              ]}
            />
          )
        }
      </Shown>
    </>
  );
}
