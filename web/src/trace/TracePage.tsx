import { useEffect, useMemo, useRef, useState } from 'react';
import { Fault } from '../api/call';
import { useOffer } from '../frame/commands';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Badge, Foreign, Heading, Link, Long, Time, Trouble } from '../parts/parts';
import { count, time } from '../words/format';
import { useLanguage, useSay, type Word } from '../words/words';
import { coin, coined, exact } from './amounts';
import { Board } from './Board';
import { drawing, svg } from './drawing';
import { done, edits, redone, undone, type Step } from './edits';
import { Exits } from './Exits';
import { csv, graphml, png, save } from './exports';
import { FlowTable } from './FlowTable';
import { EVERYTHING, fold, ways } from './fold';
import { lay, type Axis } from './layout';
import { Legend } from './Legend';
import { caption, LIGHT, plain } from './look';
import { Methods } from './Methods';
import { Panel } from './Panel';
import { draw } from './picture';
import { Save } from './Save';
import { savedView, useDraft, type Source } from './source';

const VIEWS: readonly [string, Word][] = [
  ['graph', 'TRACE_GRAPH'],
  ['table', 'TRACE_TABLE'],
  ['exits', 'TRACE_EXITS'],
  ['methods', 'TRACE_METHODS'],
];

const DETAILS = [60, 250, 1000, 5000, EVERYTHING] as const;

/** The ends that a title names. */
function useTitle(source: Source): string {
  const say = useSay();
  if (source.title !== '') return source.title;
  return say('TRACE_OF', source.document.results[0]?.starts.map((one) => one.at).join(', ') ?? '');
}

export function TracePage({ source: found, place, session }: ScreenProps & { source: Source }) {
  const say = useSay();
  const source = useMemo(() => {
    const coins = coined(found.document, (asset) => say('TRACE_UNITS', asset));
    return { ...found, document: { ...found.document, coins } };
  }, [found, say]);
  const language = useLanguage();
  const [history, setHistory] = useDraft(source.sha256);
  const [fault, setFault] = useState<Fault>();
  const [isSaving, setSaving] = useState(false);
  const base = place.steps.slice(0, 4);
  const asked = (name: string) => place.query.get(name) ?? undefined;
  const result = source.document.results.find((one) => one.method === asked('method')) ?? source.document.results[0]!;
  const view = VIEWS.find(([name]) => name === asked('view'))?.[0] ?? 'graph';
  const detail = DETAILS.find((one) => String(one) === asked('n')) ?? 250;
  const axis: Axis = asked('axis') === 'time' ? 'time' : 'hop';
  const fees = asked('fees') === '1';
  const noise = asked('noise') === '1';
  const chosen = asked('at') ?? null;

  /** Where one is stays in the address; small steps don't fill the way back. */
  function turn(change: Record<string, string | undefined>, how: 'push' | 'replace' = 'replace') {
    const query = { ...Object.fromEntries(place.query), ...change };
    go(to(base, query), how);
  }

  const state = useMemo(() => edits(history), [history]);
  const picture = useMemo(() => draw(source.document, result), [source, result]);
  // What was found, or chosen in a table, is shown from then on, with the way to it.
  const [sought, setSought] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(
    () =>
      fold(picture, {
        detail,
        fees,
        noise,
        hidden: state.hidden,
        open: state.open,
        shut: state.shut,
        kept: ways(picture, [...state.pinned.keys(), ...state.notes.keys(), ...sought]),
      }),
    [picture, detail, fees, noise, state, sought],
  );
  useEffect(() => {
    if (chosen === null || sought.has(chosen) || shown.shown.some((one) => one.id === chosen)) return;
    if (picture.places.some((one) => one.id === chosen)) setSought(new Set([...sought, chosen]));
  }, [chosen, shown, picture, sought]);
  const plainNotes = useMemo(() => new Map([...state.notes].map(([id, note]) => [id, plain(note, 200)])), [state.notes]);
  const layout = useMemo(() => lay(shown, axis, state.pinned), [shown, axis, state.pinned]);
  const captions = useMemo(
    () => new Map(shown.shown.map((one) => [one.id, caption(one, source.document.coins, say)])),
    [shown, source, say],
  );
  const ticks = useMemo(
    () =>
      layout.ticks.map((tick) => ({
        x: tick.x,
        text: axis === 'time' ? time(language, new Date(tick.at).toISOString()) : say('TRACE_HOP', tick.at),
      })),
    [layout, axis, language, say],
  );

  const act = (step: Step) => setHistory(done(history, step));
  const undo = () => setHistory(undone(history));
  const redo = () => setHistory(redone(history));
  const choose = (id: string | null) => turn({ at: id ?? undefined });

  const wanted = asked('saved');
  const taken = useRef<string | undefined>(history.steps.length > 0 ? wanted : undefined);
  useEffect(() => {
    const entry = source.views.find((one) => String(one.number) === wanted);
    if (!entry || taken.current === wanted) return;
    taken.current = wanted;
    savedView(source.caseId, entry, source.sha256)
      .then((saved) => {
        setHistory(saved.history);
        const query = Object.fromEntries(new URLSearchParams(saved.query));
        go(to(base, { ...query, saved: wanted }), 'replace');
      })
      .catch((e: unknown) => setFault(e instanceof Fault ? e : new Fault(-1, String(e), '')));
  }, [wanted, source]);

  const title = useTitle(source);
  const file = `trace-${source.sha256.slice(0, 12)}-${result.method}`;
  const sheet = () => drawing(shown, layout, captions, state.notes, ticks, LIGHT);
  const exports: readonly [string, () => void | Promise<void>][] = [
    ['SVG', () => save(`${file}.svg`, svg(sheet(), plain(title, 200)), 'image/svg+xml')],
    ['PNG', async () => save(`${file}.png`, await png(sheet()))],
    ['CSV', () => save(`${file}.csv`, csv(shown, state.notes), 'text/csv;charset=utf-8')],
    ['GraphML', () => save(`${file}.graphml`, graphml(shown, state.notes), 'application/xml')],
  ];
  useOffer([
    { id: 'trace undo', name: say('TRACE_UNDO'), kind: 'z', run: undo },
    { id: 'trace redo', name: say('TRACE_REDO'), kind: 'y', run: redo },
    ...VIEWS.map(([name, word]) => ({
      id: `trace ${name}`, name: `${say('SCREEN_TRACE')}: ${say(word)}`, kind: say('SCREEN_TRACE'),
      run: () => turn({ view: name === 'graph' ? undefined : name }, 'push'),
    })),
    ...exports.map(([name, run]) => ({
      id: `trace ${name}`, name: say('TRACE_EXPORT_AS', name), kind: say('SCREEN_TRACE'), run: () => void run(),
    })),
  ]);

  const hasWay = result.flows !== null && result.flows.length > 0;
  const mayWrite = session.role !== 'auditor';
  const panel = (
    <Panel
      source={source}
      result={result}
      picture={picture}
      view={shown}
      state={state}
      chosen={chosen}
      choose={choose}
      act={act}
      mayWrite={mayWrite}
      caseId={source.caseId}
    />
  );
  return (
    <article className="trace">
      <p className="crumbs">
        <Link to={to(['trace'])}>{say('SCREEN_TRACE')}</Link>
        {source.caseId !== '' && (
          <>
            {' / '}
            <Link to={to(['cases', source.caseId], source.evidence > 0 ? { view: 'evidence' } : {})}>{source.caseId}</Link>
          </>
        )}
      </p>
      <Heading title={<Foreign text={title} />}>
        <details className="menu">
          <summary className="button">{say('TRACE_EXPORT')}</summary>
          <div className="card">
            {exports.map(([name, run]) => (
              <button key={name} type="button" disabled={!hasWay} onClick={() => void run()}>
                {name}
              </button>
            ))}
            <a className="button" href={source.url} download={`${file}.json`}>
              JSON
            </a>
            <button type="button" onClick={() => print()}>
              {say('PRINT')}
            </button>
          </div>
        </details>
        {mayWrite && (
          <button type="button" className="main" onClick={() => setSaving(true)}>
            {say('TRACE_SAVE')}
          </button>
        )}
      </Heading>
      <div className="facts">
        {source.document.results.length > 1 ? (
          <label className="inline-label">
            {say('TRACE_METHOD')}
            <select value={result.method} onChange={(event) => turn({ method: event.target.value })}>
              {source.document.results.map((one) => (
                <option key={one.method}>{one.method}</option>
              ))}
            </select>
          </label>
        ) : (
          <Badge>{result.method}</Badge>
        )}
        <bdi>{result.network}</bdi>
        <Badge tone={result.isConserved ? 'good' : 'quiet'}>
          {say(result.isConserved ? 'TRACE_CONSERVED' : 'TRACE_UPPER_BOUND')}
        </Badge>
        <span>
          {say('TRACE_COUNTS', count(language, picture.places.length), count(language, result.ends.length))}
        </span>
        <span>
          SHA-256 <Long text={source.sha256} keep={6} />
        </span>
        <Time at={source.recorded} />
        {source.views.length > 0 && (
          <label className="inline-label">
            {say('TRACE_SAVED')}
            <select value={wanted ?? ''} onChange={(event) => {
              taken.current = undefined;
              turn({ saved: event.target.value || undefined }, 'push');
            }}>
              <option value="">–</option>
              {source.views.map((one) => (
                <option key={one.number} value={String(one.number)}>
                  {`#${one.number} ${plain(one.title ?? '', 60)} · ${one.author}`}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {fault && <Trouble fault={fault.status === -5 ? new Fault(-1, say('TRACE_VIEW_BROKEN'), '') : fault} />}
      {isSaving && (
        <Save
          source={source}
          history={history}
          notes={state.notes}
          query={new URLSearchParams(Object.entries({ ...Object.fromEntries(place.query), saved: '' }).filter(([, v]) => v !== '')).toString()}
          close={() => setSaving(false)}
        />
      )}
      <nav className="tabs" aria-label={say('TRACE_VIEWS')}>
        {VIEWS.map(([name, word]) => (
          <Link
            key={name}
            to={to(base, { ...Object.fromEntries(place.query), view: name === 'graph' ? undefined : name })}
            current={name === view}
          >
            {say(word)}
            {name === 'exits' && result.exits && <span className="count">{result.exits.length}</span>}
          </Link>
        ))}
      </nav>
      {view === 'graph' &&
        (hasWay ? (
          <Board
            key={source.sha256}
            scene={{ view: shown, layout, captions, ticks, pinned: new Set(state.pinned.keys()), noted: plainNotes }}
            picture={picture}
            state={state}
            settings={{ detail, details: DETAILS, axis, fees, noise }}
            turn={turn}
            history={history}
            chosen={chosen}
            choose={choose}
            act={act}
            undo={undo}
            redo={redo}
            title={plain(title, 120)}
            draftKey={source.sha256}
            panel={panel}
            legend={<Legend view={shown} coins={source.document.coins} />}
          />
        ) : (
          <NoWay source={source} />
        ))}
      {view === 'table' && (
        <div className="split">
          <FlowTable source={source} result={result} picture={picture} chosen={chosen} choose={choose} notes={state.notes} />
          {chosen !== null && panel}
        </div>
      )}
      {view === 'exits' && <Exits source={source} result={result} base={base} query={place.query} mayWrite={mayWrite} />}
      {view === 'methods' && <Methods source={source} turn={turn} />}
      <Books source={source} result={result} />
    </article>
  );
}

function NoWay({ source }: { source: Source }) {
  const say = useSay();
  return (
    <div className="empty">
      <h2>{say('TRACE_NO_WAY')}</h2>
      <p>{say('TRACE_NO_WAY_MORE')}</p>
      {source.command !== '' && <code className="command">{`${source.command} --format json --flows`}</code>}
    </div>
  );
}

/** What went in and what came out, and what somebody needs to get the same. */
function Books({ source, result }: { source: Source; result: Source['document']['results'][number] }) {
  const say = useSay();
  const language = useLanguage();
  const { coins } = source.document;
  const amount = (network: string, asset: string, units: bigint) => {
    const { symbol, decimals } = coin(coins, network, asset);
    return `${exact(units, decimals, language)} ${plain(symbol, 20)}`;
  };
  return (
    <details className="books">
      <summary>{say('TRACE_BOOKS')}</summary>
      <dl className="proof">
        {result.starts.map((one) => (
          <div key={`${one.at} ${one.asset}`}>
            <dt>{say('PLACE_START')}</dt>
            <dd>
              <Long text={one.at} keep={12} /> {amount(one.network, one.asset, one.amount)}
            </dd>
          </div>
        ))}
        {result.fees
          .filter((one) => one.amount > 0n)
          .map((one) => (
            <div key={one.asset}>
              <dt>{say('PLACE_FEES')}</dt>
              <dd>{amount(result.network, one.asset, one.amount)}</dd>
            </div>
          ))}
        {result.digests.map((one) => (
          <div key={one.network}>
            <dt>{say('TRACE_LEDGER', one.network)}</dt>
            <dd>
              <Long text={one.digest} keep={16} />
            </dd>
          </div>
        ))}
        {source.command !== '' && (
          <div>
            <dt>{say('COLUMN_COMMAND')}</dt>
            <dd>
              <code className="command">{source.command}</code>
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}
