import { useState, type FormEvent } from 'react';
import type { Invitation, Jobs, NodeState, People, Person, Stores } from '#types';
import { changed, useAnswer } from '../api/answer';
import { act, Fault, get, getText, post } from '../api/call';
import { to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Doing, Empty, Field, Foreign, Heading, Link, Long, NodeWord, Shown, Table, Trouble, type Tone } from '../parts/parts';
import { count } from '../words/format';
import { sayNode, useLanguage, useSay, type Word } from '../words/words';
import { PasskeyPart } from './PasskeyPart';

interface Part {
  readonly path: string;
  readonly word: Word;
  readonly isFor: (role: string) => boolean;
}

const PARTS: readonly Part[] = [
  { path: 'node', word: 'SETTINGS_NODE', isFor: () => true },
  { path: 'people', word: 'SETTINGS_PEOPLE', isFor: (role) => role === 'administrator' },
  { path: 'passkeys', word: 'SETTINGS_PASSKEYS', isFor: () => true },
  { path: 'jobs', word: 'SETTINGS_JOBS', isFor: (role) => role !== 'administrator' },
];

export default function Settings({ place, session }: ScreenProps) {
  const say = useSay();
  const parts = PARTS.filter((one) => one.isFor(session.role ?? ''));
  const here = parts.find((one) => one.path === place.steps[1]) ?? parts[0];
  return (
    <>
      <Heading title={say('SCREEN_SETTINGS')} />
      <nav className="tabs" aria-label={say('SCREEN_SETTINGS')}>
        {parts.map((one) => (
          <Link key={one.path} to={to(['settings', one.path])} current={one === here}>
            {say(one.word)}
          </Link>
        ))}
      </nav>
      {here?.path === 'node' && <NodePart />}
      {here?.path === 'people' && <PeoplePart />}
      {here?.path === 'passkeys' && <PasskeyPart />}
      {here?.path === 'jobs' && <JobsPart />}
    </>
  );
}

function NodePart() {
  const say = useSay();
  const language = useLanguage();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const identity = useAnswer<string>('identity', (signal) => getText('/identity', signal));
  const stores = useAnswer<Stores>('stores', (signal) => get('/x/stores', signal));
  return (
    <Shown answer={state}>
      {(node) => (
        <>
          <dl className="facts-list">
            <div>
              <dt>{say('NODE_NAME')}</dt>
              <dd>
                <bdi>{node.name}</bdi> · {node.country}
              </dd>
            </div>
            <div>
              <dt>{say('NODE_ITEMS')}</dt>
              <dd>{count(language, node.items)}</dd>
            </div>
            <div>
              <dt>{say('NODE_STORES')}</dt>
              <dd>{stores.value?.stores.join(', ') || say('NODE_STORES_NONE')}</dd>
            </div>
            <div>
              <dt>{say('NODE_LABELS')}</dt>
              <dd>{stores.value?.labels.join(', ') || say('NODE_LABELS_NONE')}</dd>
            </div>
          </dl>
          <h2>{say('NODE_KEY')}</h2>
          <p className="lead">{say('NODE_KEY_MORE')}</p>
          <Shown answer={identity}>{(note) => <pre className="note" tabIndex={0}>{note}</pre>}</Shown>
        </>
      )}
    </Shown>
  );
}

const ROLES = ['analyst', 'approver', 'auditor', 'administrator'] as const;
const STATE_TONES: Record<string, Tone> = { active: 'good', locked: 'watch', removed: 'quiet' };

function PeoplePart() {
  const say = useSay();
  const people = useAnswer<People>('people', () => act<People>('people'));
  const [link, setLink] = useState<Invitation>();
  const [fault, setFault] = useState<Fault>();
  async function doing(work: () => Promise<void>) {
    setFault(undefined);
    try {
      await work();
      changed('people');
    } catch (e) {
      setFault(e instanceof Fault ? e : new Fault(-1, String(e), ''));
    }
  }
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
              { head: 'COLUMN_ROLE', cell: (one) => (one.role ? <NodeWord prefix="ROLE" word={one.role} /> : say('ROLE_NO')) },
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
                  </div>
                ),
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}

const JOB_TONES: Record<string, Tone> = { done: 'good', failed: 'bad', cancelled: 'quiet', running: 'watch', queued: 'plain' };

function JobsPart() {
  const say = useSay();
  const language = useLanguage();
  const jobs = useAnswer<Jobs>('jobs list', (signal) => get('/x/jobs', signal));
  return (
    <Shown answer={jobs}>
      {(all) =>
        all.jobs.length === 0 ? (
          <Empty title={say('JOBS_NONE')}>
            <p>{say('JOBS_NONE_MORE')}</p>
          </Empty>
        ) : (
          <Table
            caption={say('SETTINGS_JOBS')}
            rows={all.jobs}
            id={(one) => one.id}
            columns={[
              { head: 'COLUMN_ID', cell: (one) => <code>{one.id}</code> },
              { head: 'COLUMN_KIND', cell: (one) => <NodeWord prefix="JOB" word={one.kind} /> },
              {
                head: 'COLUMN_STATE',
                cell: (one) => (
                  <>
                    <Badge tone={JOB_TONES[one.state] ?? 'plain'}>
                      <NodeWord prefix="JOB_STATE" word={one.state} />
                    </Badge>{' '}
                    {one.state === 'running' && one.progress && (
                      <span className="quiet">
                        {count(language, one.progress.done)}
                        {one.progress.total !== null && ` / ${count(language, one.progress.total)}`}
                      </span>
                    )}
                    {one.reason && <Foreign text={one.reason} />}
                  </>
                ),
              },
              { head: 'COLUMN_BY', cell: (one) => <bdi>{one.person}</bdi> },
              { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.ended ?? one.started ?? one.asked} /> },
              {
                head: 'COLUMN_ACTS',
                cell: (one) =>
                  one.state === 'queued' || one.state === 'running' ? (
                    <Doing
                      label={say('CANCEL')}
                      work={async () => {
                        await post(`/x/jobs/${encodeURIComponent(one.id)}/cancel`).catch(() => undefined);
                        changed('jobs');
                      }}
                    />
                  ) : (
                    one.result && (
                      <a href={`/x/jobs/${encodeURIComponent(one.id)}/result`} download={`${one.id}.json`}>
                        {say('JOB_RESULT')}
                      </a>
                    )
                  ),
              },
            ]}
          />
        )
      }
    </Shown>
  );
}
