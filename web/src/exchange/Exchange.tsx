import type { NodeState, Received, Standing } from '#types';
import { useAnswer } from '../api/answer';
import { get } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { PartnerField, PartnerName, PartnerState } from '../parts/partners';
import { Ago, Badge, Empty, Foreign, Heading, Link, Long, NodeWord, Shown, Table } from '../parts/parts';
import { count } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { EntryMore } from './EntryMore';
import { GivenPart } from './Given';
import { Overlaps } from './Overlaps';
import { Releases } from './Releases';
import { Requests } from './Requests';
import { Verify } from './Verify';
import { titleOf } from './wish';

const PARTS: readonly [string, Word, boolean][] = [
  ['requests', 'EXCHANGE_REQUESTS', true],
  ['releases', 'EXCHANGE_RELEASES', false],
  ['given', 'EXCHANGE_GIVEN', false],
  ['received', 'EXCHANGE_RECEIVED', false],
  ['overlaps', 'EXCHANGE_OVERLAPS', true],
  ['partners', 'EXCHANGE_PARTNERS', true],
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
      {here === 'given' && <GivenPart {...props} />}
      {here === 'overlaps' && <Overlaps {...props} />}
      {here === 'received' && <ReceivedPart {...props} />}
      {here === 'verify' && <Verify {...props} />}
    </>
  );
}

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
                cell: (one) => <PartnerName one={one} />,
              },
              {
                head: 'COLUMN_STATE',
                cell: (one) => (
                  <>
                    <PartnerState one={one} />
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
            <PartnerField partners={partners} chosen={from} choose={(name) => go(to(['exchange', 'received'], { from: name }))} />
            <From from={from} size={partners.find((one) => one.name === from)?.received ?? 0} isMany={partners.length > 1} />
          </>
        );
      }}
    </Shown>
  );
}

function From({ from, size, isMany }: { from: string; size: number; isMany: boolean }) {
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
                    <Foreign text={titleOf(one.object) || one.id} />
                    {one.refused && (
                      <p>
                        <Badge tone="bad">{say('RECEIVED_REFUSED')}</Badge> <Foreign text={one.refused} />
                      </p>
                    )}
                    {(one.purpose || one.until) && (
                      <p className="quiet">
                        {one.purpose && <NodeWord prefix="PURPOSE" word={one.purpose} />}
                        {one.until && ` · ${say('UNTIL', one.until.slice(0, 10))}`}
                      </p>
                    )}
                    <EntryMore object={one.object} proof={{ from, index: String(one.index) }} />
                  </>
                ),
              },
              { head: 'COLUMN_ACTION', cell: (one) => <NodeWord prefix="ACTION" word={one.action} /> },
              { head: 'COLUMN_LAST', cell: (one) => <Ago at={one.version} /> },
              {
                head: 'COLUMN_ACTS',
                cell: (one) =>
                  isMany &&
                  one.object && (
                    <Link to={to(['exchange', 'requests'], { draft: '1', kind: 'pass-on', to: from, target: one.id })}>{say('PASS_ON_ASK')}</Link>
                  ),
              },
            ]}
          />
        )
      }
    </Shown>
  );
}
