import type { Jobs } from '#types';
import { changed, useAnswer } from '../api/answer';
import { get, post } from '../api/call';
import { to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Ago, Badge, Doing, Empty, Foreign, Heading, Link, NodeWord, Shown, Table, type Tone } from '../parts/parts';
import { Progress } from '../parts/Progress';
import { useSay, type Word } from '../words/words';
import { KeysPart } from './Keys';
import { PasskeyPart } from './PasskeyPart';
import { PeoplePart } from './PeoplePart';
import { RulesPart } from './Rules';
import { SourcesPart } from './Sources';

interface Part {
  readonly path: string;
  readonly word: Word;
  readonly isFor: (role: string) => boolean;
}

const PARTS: readonly Part[] = [
  { path: 'sources', word: 'SETTINGS_SOURCES', isFor: () => true },
  { path: 'keys', word: 'SETTINGS_KEYS', isFor: () => true },
  { path: 'rules', word: 'SETTINGS_RULES', isFor: () => true },
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
      {here?.path === 'sources' && <SourcesPart />}
      {here?.path === 'keys' && <KeysPart session={session} />}
      {here?.path === 'rules' && <RulesPart />}
      {here?.path === 'people' && <PeoplePart />}
      {here?.path === 'passkeys' && <PasskeyPart />}
      {here?.path === 'jobs' && <JobsPart />}
    </>
  );
}

const JOB_TONES: Record<string, Tone> = { done: 'good', failed: 'bad', cancelled: 'quiet', running: 'watch', queued: 'plain' };

function JobsPart() {
  const say = useSay();
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
                    {one.state === 'running' && <Progress of={one} />}
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
                      <>
                        {one.kind === 'screening' && <Link to={to(['screen', 'job', one.id])}>{say('HITS_LOOK')}</Link>}{' '}
                        <a href={`/x/jobs/${encodeURIComponent(one.id)}/result`} download={`${one.id}.json`}>
                          {say('JOB_RESULT')}
                        </a>
                      </>
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
