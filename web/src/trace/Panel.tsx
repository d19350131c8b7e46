import { useEffect, useState, type ReactNode } from 'react';
import { to } from '../frame/router';
import { Badge, Foreign, Link, Long, NodeWord, Time, type Tone } from '../parts/parts';
import { count } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { coin, exact } from './amounts';
import type { Exit, Result } from './document';
import type { Edits, Step } from './edits';
import type { Bundle, View } from './fold';
import { amounts, KIND_WORDS, kindOf, nameOf, plain, shapeOf } from './look';
import type { Line, Picture, Place } from './picture';
import { Proof } from './Proof';
import type { Source } from './source';

export interface PanelProps {
  readonly source: Source;
  readonly result: Result;
  readonly picture: Picture;
  readonly view: View;
  readonly state: Edits;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  readonly act: (step: Step) => void;
  readonly mayWrite: boolean;
  readonly caseId: string;
}

export function Panel(props: PanelProps) {
  const say = useSay();
  const { view, picture, chosen } = props;
  const one = view.shown.find((each) => each.id === chosen);
  const place = one?.place ?? picture.places.find((each) => each.id === chosen);
  const shownLine = view.lines.find((each) => each.id === chosen);
  const line = shownLine?.kind === 'bundle' ? undefined : (shownLine?.lines[0] ?? picture.lines.find((each) => each.id === chosen));
  const bundle = one?.bundle ?? view.shown.find((each) => each.bundle && `${each.id} line` === chosen)?.bundle;
  return (
    <aside className="card panel" aria-label={say('TRACE_PANEL')}>
      {place ? (
        <PlacePart key={place.id} place={place} {...props} />
      ) : line ? (
        <LinePart key={line.id} line={line} {...props} />
      ) : bundle ? (
        <BundlePart bundle={bundle} {...props} />
      ) : (
        <Nothing {...props} />
      )}
    </aside>
  );
}

function Nothing({ result, source, choose }: PanelProps) {
  const say = useSay();
  const language = useLanguage();
  const exits = (result.exits ?? []).filter((one) => one.status === 'open' && one.stoppers.length > 0).slice(0, 6);
  return (
    <>
      <h2>{say('TRACE_STOP_FIRST')}</h2>
      {result.exits === null ? (
        <p className="quiet">{say('TRACE_EXITS_UNASKED')}</p>
      ) : exits.length === 0 ? (
        <p className="quiet">{say('TRACE_STOP_NONE')}</p>
      ) : (
        <ol className="stops">
          {exits.map((one) => (
            <li key={`${one.network} ${one.at}`}>
              <button type="button" className="plain" onClick={() => choose(`${one.network} ${one.at}`)}>
                <bdi>{one.stoppers.map((each) => plain(each.who, 40)).join(', ')}</bdi>
              </button>
              <span className="number">{written(source, language, one.network, one.asset, one.amount)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="hint">{say('TRACE_CHOOSE')}</p>
    </>
  );
}

function written(source: Source, language: string, network: string, asset: string, amount: bigint): string {
  const { symbol, decimals } = coin(source.document.coins, network, asset);
  return `${exact(amount, decimals, language)} ${plain(symbol, 20)}`;
}

function Sums({ source, lines }: { source: Source; lines: readonly Line[] }) {
  const language = useLanguage();
  const all = new Map<string, { network: string; asset: string; amount: bigint }>();
  for (const one of lines) {
    if (one.kind === 'noise' || one.kind === 'fee') continue;
    const key = `${one.network} ${one.asset}`;
    const had = all.get(key);
    if (had) had.amount += one.amount;
    else all.set(key, { network: one.network, asset: one.asset, amount: one.amount });
  }
  return (
    <>
      {[...all.values()].map((one) => (
        <span key={`${one.network} ${one.asset}`} className="sum">
          {written(source, language, one.network, one.asset, one.amount)}
        </span>
      ))}
    </>
  );
}

const STATUS: Record<string, Tone> = { open: 'bad', frozen: 'good', destroyed: 'good', gone: 'quiet' };

export function ExitState({ exit }: { exit: Exit }) {
  const say = useSay();
  if (exit.status === 'open' && exit.stoppers.length === 0) return <Badge tone="watch">{say('EXIT_HELD')}</Badge>;
  return (
    <Badge tone={STATUS[exit.status] ?? 'plain'}>
      <NodeWord prefix="EXIT" word={exit.status} />
    </Badge>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function PlacePart({ place, ...props }: PanelProps & { place: Place }) {
  const say = useSay();
  const language = useLanguage();
  const { source, state, act, choose } = props;
  const kind = kindOf({ id: place.id, place, bundle: null });
  const isShut = state.shut.has(place.id);
  const isOpen = state.open.has(place.id);
  const isPinned = state.pinned.has(place.id);
  return (
    <>
      <p className="over">
        <span className={`shape ${shapeOf(kind)} k-${kind}`} aria-hidden="true" />
        <span className="kind">{say(KIND_WORDS[kind])}</span>
        <bdi className="quiet">{place.network}</bdi>
      </p>
      <h2>
        <Foreign text={place.labels[0] ?? nameOf(place)} />
      </h2>
      {place.labels.slice(1).map((one) => (
        <p key={one}>
          <Foreign text={one} />
        </p>
      ))}
      {place.exit && <ExitPart exit={place.exit} {...props} />}
      <dl className="proof">
        {place.address !== null && (
          <Row name={say('TRACE_ADDRESS')}>
            <Long text={place.address} keep={9} />
          </Row>
        )}
        {place.name !== place.address && (
          <Row name={say('TRACE_PLACE')}>
            <Long text={place.name} keep={9} />
          </Row>
        )}
        {place.in.length > 0 && (
          <Row name={say('TRACE_IN')}>
            <Sums source={source} lines={place.in} />
          </Row>
        )}
        {place.out.some((one) => one.kind !== 'fee') && (
          <Row name={say('TRACE_OUT')}>
            <Sums source={source} lines={place.out} />
          </Row>
        )}
        {place.end && (
          <Row name={say('TRACE_RESTS')}>
            {written(source, language, place.network, place.end.asset, place.end.amount)}
            {place.end.reason && (
              <>
                {' · '}
                <Foreign text={place.end.reason} />
              </>
            )}
          </Row>
        )}
        {place.time !== null && (
          <Row name={say('TRACE_FIRST')}>
            <Time at={new Date(place.time).toISOString()} />
          </Row>
        )}
        <Row name={say('TRACE_HOPS_FROM')}>{count(language, place.hops)}</Row>
      </dl>
      <div className="acts" role="group" aria-label={say('COLUMN_ACTS')}>
        {!isOpen && (
          <button type="button" onClick={() => act({ do: 'open', id: place.id })}>
            {say('TRACE_EXPAND')}
          </button>
        )}
        {isShut || isOpen ? (
          <button type="button" onClick={() => act({ do: 'reset', id: place.id })}>
            {say('TRACE_RESET')}
          </button>
        ) : (
          place.out.length > 0 && (
            <button type="button" onClick={() => act({ do: 'shut', id: place.id })}>
              {say('TRACE_FOLD')}
            </button>
          )
        )}
        <button
          type="button"
          onClick={() => {
            act({ do: 'hide', ids: [place.id] });
            choose(null);
          }}
        >
          {say('TRACE_HIDE')}
        </button>
        {isPinned && (
          <button type="button" onClick={() => act({ do: 'unpin', id: place.id })}>
            {say('TRACE_UNPIN')}
          </button>
        )}
      </div>
      <Note id={place.id} {...props} />
      <Lines title={say('TRACE_FROM_HERE')} lines={place.out} end="to" {...props} />
      <Lines title={say('TRACE_TO_HERE')} lines={place.in} end="from" {...props} />
    </>
  );
}

function ExitPart({ exit, mayWrite }: PanelProps & { exit: Exit }) {
  const say = useSay();
  return (
    <div className={`exit ${exit.status}`}>
      <p>
        <ExitState exit={exit} /> {say('EXIT_RANK', exit.rank)}
      </p>
      {exit.stoppers.map((one) => (
        <p key={`${one.who} ${one.how}`}>
          <strong>
            <Foreign text={one.who} />
          </strong>{' '}
          <code>
            <Foreign text={one.how} />
          </code>
        </p>
      ))}
      {mayWrite && exit.status === 'open' && exit.stoppers.length > 0 && exit.address !== null && (
        <Link className="button" to={to(['exchange', 'requests'], { draft: '1', target: exit.address })}>
          {say('NOW_STOP')}
        </Link>
      )}
    </div>
  );
}

const MOST = 12;

function Lines({ title, lines, end, choose, source, view }: PanelProps & {
  title: string;
  lines: readonly Line[];
  end: 'from' | 'to';
}) {
  const say = useSay();
  const [isWhole, setWhole] = useState(false);
  const all = lines
    .filter((one) => one.kind !== 'fee')
    .sort((a, b) => Number(a.kind === 'noise') - Number(b.kind === 'noise') || (a.amount < b.amount ? 1 : -1));
  if (all.length === 0) return null;
  const seen = new Set(view.shown.map((one) => one.id));
  return (
    <section className="lines">
      <h3>
        {title} <span className="count">{all.length}</span>
      </h3>
      <ul>
        {all.slice(0, isWhole ? 500 : MOST).map((one) => (
          <li key={one.id}>
            <button type="button" className="line-button" onClick={() => choose(one.id)}>
              <bdi>{nameOf(one[end])}</bdi>
              <span className="number">{amounts([one], source.document.coins)}</span>
            </button>
            {seen.has(one[end].id) && (
              <button type="button" className="go" aria-label={say('TRACE_GO_TO', nameOf(one[end]))} onClick={() => choose(one[end].id)}>
                <span aria-hidden="true">◎</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {all.length > MOST && !isWhole && (
        <button type="button" className="plain" onClick={() => setWhole(true)}>
          {say('TRACE_ALL_OF', all.length)}
        </button>
      )}
    </section>
  );
}

function BundlePart({ bundle, ...props }: PanelProps & { bundle: Bundle }) {
  const say = useSay();
  return (
    <>
      <p className="over">
        <span className="shape stack k-bundle" aria-hidden="true" />
        <span className="kind">{say('PLACE_BUNDLE')}</span>
      </p>
      <h2>{say('BUNDLE', bundle.lines.length)}</h2>
      <p>
        <Sums source={props.source} lines={bundle.lines} />
      </p>
      <p className="hint">{say('TRACE_BUNDLE_MORE', nameOf(bundle.of))}</p>
      <p className="acts">
        <button type="button" className="main" onClick={() => props.act({ do: 'open', id: bundle.of.id })}>
          {say('TRACE_EXPAND')}
        </button>
      </p>
      <Lines title={say('TRACE_FROM_HERE')} lines={bundle.lines} end={props.picture.isToPast ? 'from' : 'to'} {...props} />
    </>
  );
}

function LinePart({ line, ...props }: PanelProps & { line: Line }) {
  const say = useSay();
  const language = useLanguage();
  const { source, choose } = props;
  const [isWhole, setWhole] = useState(false);
  const flows = isWhole ? line.flows : line.flows.slice(0, MOST);
  const { crossing, noise } = line;
  return (
    <>
      <p className="over">
        <span className="kind">{say(LINE_WORDS[line.kind])}</span>
        <bdi className="quiet">{line.network}</bdi>
      </p>
      <h2>{written(source, language, line.network, line.asset, line.amount)}</h2>
      <p className="from-to">
        <button type="button" className="plain" onClick={() => choose(line.from.id)}>
          <bdi>{nameOf(line.from)}</bdi>
        </button>
        <span aria-hidden="true"> → </span>
        <button type="button" className="plain" onClick={() => choose(line.to.id)}>
          <bdi>{nameOf(line.to)}</bdi>
        </button>
      </p>
      {noise && (
        <p>
          <Badge tone="watch">
            <NodeWord prefix="NOISE" word={noise.reason} />
          </Badge>{' '}
          {noise.imitates && (
            <>
              {say('NOISE_IMITATES')} <Long text={noise.imitates} keep={8} />
            </>
          )}
        </p>
      )}
      {crossing && (
        <dl className="proof">
          <Row name={say('TRACE_BRIDGE')}>
            <Foreign text={crossing.protocol} />
          </Row>
          <Row name={say('TRACE_BASIS')}>{say(crossing.basis === 'id' ? 'TRACE_BASIS_ID' : 'TRACE_BASIS_MATCH')}</Row>
          {crossing.id !== null && (
            <Row name={say('COLUMN_ID')}>
              <Long text={crossing.id} keep={10} />
            </Row>
          )}
          {crossing.out.map((one) => (
            <Row key={one.at} name={one.network}>
              <Long text={one.at} keep={9} /> {written(source, language, one.network, one.asset, one.tainted)}
            </Row>
          ))}
          {crossing.in.map((one) => (
            <Row key={one.at} name={one.network}>
              <Long text={one.at} keep={9} /> {written(source, language, one.network, one.asset, one.tainted)}{' '}
              {one.probability !== '1' && <Badge tone="watch">{say('TRACE_PROBABILITY', one.probability)}</Badge>}
            </Row>
          ))}
        </dl>
      )}
      <h3>
        {say('TRACE_TRANSACTIONS')} <span className="count">{line.flows.length + (noise ? 1 : 0)}</span>
      </h3>
      <ol className="moves">
        {noise && (
          <li>
            <Long text={noise.transaction} keep={10} />
          </li>
        )}
        {flows.map((one, i) => (
          <li key={`${one.at} ${i}`}>
            <Long text={one.at} keep={10} />
            <span className="number">{written(source, language, one.network, one.asset, one.amount)}</span>
            <span className="quiet">
              {one.height !== null && say('TRACE_BLOCK', count(language, one.height))} {one.time !== null && <Time at={one.time} />}
            </span>
            {one.taken !== null && <span className="quiet">{say('TRACE_SWAPPED', amounts([{ ...line, asset: line.from.name.split('@')[1] ?? '', amount: one.taken }], source.document.coins))}</span>}
          </li>
        ))}
      </ol>
      {line.flows.length > MOST && !isWhole && (
        <button type="button" className="plain" onClick={() => setWhole(true)}>
          {say('TRACE_ALL_OF', line.flows.length)}
        </button>
      )}
      {line.flows.length > 0 && <Proof line={line} {...props} />}
      <Note id={line.id} {...props} />
    </>
  );
}

const LINE_WORDS = {
  move: 'LINE_MOVE',
  swap: 'LINE_SWAP',
  fee: 'PLACE_FEES',
  bridge: 'LINE_BRIDGE',
  noise: 'PLACE_NOISE',
} as const;

/** Kept as it is typed: what is left unfinished is still there after a reload. */
function Note({ id, state, act }: PanelProps & { id: string }) {
  const say = useSay();
  const kept = state.notes.get(id) ?? '';
  const [typed, setTyped] = useState(kept);
  useEffect(() => setTyped(kept), [kept]);
  const write = () => {
    if (typed.trim() !== kept) act({ do: 'note', id, text: typed.trim() });
  };
  return (
    <div className="field note-field">
      <label htmlFor="trace-note">{say('TRACE_NOTE')}</label>
      <textarea
        id="trace-note"
        rows={2}
        dir="auto"
        maxLength={2000}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={write}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            write();
          }
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </div>
  );
}
