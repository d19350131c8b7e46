import type { Lists, Sources } from '#types';
import { useAnswer } from '../api/answer';
import { get } from '../api/call';
import { to } from '../frame/router';
import { Ago, Badge, Empty, Foreign, Link, Long, Shown, Table, type Tone } from '../parts/parts';
import { count, day } from '../words/format';
import { useLanguage, useSay } from '../words/words';

const DAY = 86_400_000;

/** How old something may get: fresh, to be looked at, too old. */
function tone(days: number, watch: number, bad: number): Tone {
  return days > bad ? 'bad' : days > watch ? 'watch' : 'good';
}

function daysSince(text: string): number {
  return Math.max(0, Math.floor((Date.now() - new Date(text).getTime()) / DAY));
}

function Age({ days, watch, bad }: { days: number; watch: number; bad: number }) {
  const say = useSay();
  const language = useLanguage();
  return <Badge tone={tone(days, watch, bad)}>{say('AGE_DAYS', count(language, days))}</Badge>;
}

/** What answers rest on, and how old it is: ledgers and who follows them, labels, lists. */
export function SourcesPart() {
  const say = useSay();
  const sources = useAnswer<Sources>('sources', (signal) => get('/x/stores/state', signal));
  const lists = useAnswer<Lists>('lists', (signal) => get('/x/lists', signal));
  return (
    <>
      <p className="lead">{say('SOURCES_LEAD')}</p>
      <Shown answer={sources}>
        {({ stores, labels }) => (
          <>
            <h2>{say('NODE_STORES')}</h2>
            <Ledgers stores={stores} />
            <h2>{say('NODE_LABELS')}</h2>
            <LabelStores labels={labels} />
          </>
        )}
      </Shown>
      <h2>{say('SCREENING_LISTS')}</h2>
      <Shown answer={lists}>{(all) => <ListTable lists={all.lists as unknown as ListLine[]} />}</Shown>
    </>
  );
}

function Ledgers({ stores }: { stores: Sources['stores'] }) {
  const say = useSay();
  const language = useLanguage();
  if (stores.length === 0) {
    return (
      <Empty title={say('SOURCES_STORES_NONE')}>
        <code>./entente node set --dir DIR --set stores.bitcoin=/var/lib/entente/bitcoin</code>
      </Empty>
    );
  }
  return (
    <Table
      caption={say('NODE_STORES')}
      rows={stores}
      id={(one) => one.name}
      columns={[
        {
          head: 'NAME',
          cell: (one) => (
            <>
              <strong>{one.name}</strong> {one.network && <span className="quiet">{one.network}</span>}
              {one.trouble && (
                <p className="late-word" lang="en">
                  <Foreign text={one.trouble} />
                </p>
              )}
            </>
          ),
        },
        { head: 'SOURCES_BLOCKS', isNumber: true, cell: (one) => one.blocks !== undefined && count(language, one.blocks) },
        { head: 'SOURCES_HEIGHT', isNumber: true, cell: (one) => one.height !== undefined && count(language, one.height) },
        {
          head: 'SOURCES_HEAD',
          cell: (one) =>
            one.time && (
              <>
                <Age days={daysSince(one.time)} watch={1} bad={30} /> <Ago at={one.time} />
              </>
            ),
        },
        {
          head: 'SOURCES_FOLLOWERS',
          cell: (one) =>
            (one.live ?? []).length === 0 ? (
              <span className="quiet">{say('SOURCES_FOLLOWERS_NONE')}</span>
            ) : (
              <ul className="plain-list">
                {(one.live ?? []).map((live) => (
                  <li key={live.name}>
                    <bdi>{live.name}</bdi>{' '}
                    <span className="quiet">
                      <Ago at={live.changed} />
                    </span>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

function LabelStores({ labels }: { labels: Sources['labels'] }) {
  const say = useSay();
  const language = useLanguage();
  if (labels.length === 0) {
    return (
      <Empty title={say('SOURCES_LABELS_NONE')}>
        <code>./entente node set --dir DIR --set labels.main=/var/lib/entente/labels</code>
      </Empty>
    );
  }
  const rows = labels.flatMap((store) =>
    (store.files ?? []).length === 0
      ? [{ store, file: undefined }]
      : (store.files ?? []).map((file) => ({ store, file: file as typeof file | undefined })),
  );
  return (
    <Table
      caption={say('NODE_LABELS')}
      rows={rows}
      id={(one) => `${one.store.name} ${one.file?.sha256 ?? ''}`}
      columns={[
        {
          head: 'NAME',
          cell: ({ store, file }) => (
            <>
              <strong>{store.name}</strong> {file && <Foreign text={file.name} />}
              {store.trouble && (
                <p className="late-word" lang="en">
                  <Foreign text={store.trouble} />
                </p>
              )}
            </>
          ),
        },
        { head: 'NODE_LABELS', isNumber: true, cell: ({ store, file }) => count(language, file?.labels ?? store.labels ?? 0) },
        {
          head: 'COLUMN_AGE',
          cell: ({ file }) =>
            file && (
              <>
                <Age days={daysSince(file.day)} watch={30} bad={180} /> {day(language, `${file.day}T00:00:00`)}
              </>
            ),
        },
        { head: 'COLUMN_HASH', cell: ({ file }) => file && <Long text={file.sha256} keep={6} /> },
      ]}
    />
  );
}

interface ListLine {
  readonly list: string;
  readonly asOf: string;
  readonly ageDays: number;
  readonly targets: number;
  readonly sha256: string;
}

function ListTable({ lists }: { lists: readonly ListLine[] }) {
  const say = useSay();
  const language = useLanguage();
  if (lists.length === 0) {
    return (
      <Empty title={say('LISTS_NONE')}>
        <p>{say('LISTS_NONE_MORE')}</p>
      </Empty>
    );
  }
  return (
    <Table
      caption={say('SCREENING_LISTS')}
      rows={lists}
      id={(one) => one.list}
      columns={[
        { head: 'COLUMN_LIST', cell: (one) => <Link to={to(['screen', 'lists'])}>{one.list}</Link> },
        {
          head: 'COLUMN_AGE',
          cell: (one) => (
            <>
              <Age days={one.ageDays} watch={7} bad={30} /> {day(language, `${one.asOf}T00:00:00`)}
            </>
          ),
        },
        { head: 'COLUMN_TARGETS', isNumber: true, cell: (one) => count(language, one.targets) },
        { head: 'COLUMN_HASH', cell: (one) => <Long text={one.sha256} keep={6} /> },
      ]}
    />
  );
}
