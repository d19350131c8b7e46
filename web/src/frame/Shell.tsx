import { Suspense, useEffect, useRef, useState } from 'react';
import type { Session } from '#types';
import { atRest } from '../api/answer';
import { useLine } from '../api/live';
import { Empty, Link } from '../parts/parts';
import { sayNode, useLanguage, useSay } from '../words/words';
import { Broken } from './Broken';
import { useKeys } from './keys';
import { Palette } from './Palette';
import { Pickers } from './Pickers';
import { go, to, usePlace } from './router';
import { screensOf } from './screens';

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const LINE_WORDS = { off: 'LINE_OFF', joining: 'LINE_JOINING', live: 'LINE_LIVE', lost: 'LINE_LOST' } as const;

function Line() {
  const say = useSay();
  const line = useLine();
  return (
    <span className={`line ${line}`} role="status" title={say('LINE_MORE')}>
      {say(LINE_WORDS[line])}
    </span>
  );
}

function Keys({ session, close }: { session: Session; close: () => void }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const rows: [string, string][] = [
    ['Ctrl K', say('PALETTE')],
    ...screensOf(session).map((one): [string, string] => [`g ${one.key}`, say(one.word)]),
    ['?', say('KEYS')],
    ['Esc', say('KEYS_CLOSE')],
  ];
  return (
    <dialog ref={dialog} className="keys" aria-label={say('KEYS')} onClose={close}>
      <h2>{say('KEYS')}</h2>
      <dl>
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" autoFocus onClick={close}>
        {say('KEYS_CLOSE')}
      </button>
    </dialog>
  );
}

export function Shell({ session, leave }: { session: Session; leave: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const place = usePlace();
  const screens = screensOf(session);
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const main = useRef<HTMLElement>(null);
  const here = screens.find((one) => one.path === place.steps[0]);
  useKeys(screens, setOpen);
  useEffect(() => {
    if (place.steps.length === 0) go('/desk/now', 'replace');
  }, [place.steps.length]);
  useEffect(() => {
    document.title = here ? `${say(here.word)} · Entente` : 'Entente';
  }, [here, language, say]);
  useEffect(() => {
    atRest(() => screensOf(session).forEach((one) => void one.early?.().catch(() => undefined)));
  }, [session]);
  const address = place.steps.slice(0, 2).join('/');
  const isFirst = useRef(true);
  useEffect(() => {
    // Whoever hears the page rather than sees it shall know that it changed.
    if (!isFirst.current) main.current?.focus();
    isFirst.current = false;
    scrollTo(0, 0);
  }, [address]);
  const View = here?.view;
  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={(event) => {
        event.preventDefault();
        main.current?.focus();
      }}>
        {say('SKIP')}
      </a>
      <header className="bar">
        <Link to="/desk/now" className="brand" label={say('HOME')}>
          <span className="mark" aria-hidden="true" />
          <span>Entente</span>
        </Link>
        <button type="button" className="find" onClick={() => setOpen('palette')}>
          <span>{say('PALETTE_HINT')}</span>
          <kbd aria-hidden="true">Ctrl K</kbd>
        </button>
        <Line />
        <Pickers />
        <details className="who">
          <summary>
            <bdi>{session.name}</bdi>
          </summary>
          <div className="card">
            <div className="small-only">
              <Pickers />
            </div>
            <p>{session.role ? sayNode(say, 'ROLE', session.role) : say('ROLE_NO')}</p>
            <button type="button" onClick={() => setOpen('keys')}>
              {say('KEYS')}
            </button>
            <button type="button" onClick={leave}>
              {say('SIGN_OUT')}
            </button>
          </div>
        </details>
      </header>
      <nav className="rail" aria-label={say('NAVIGATION')}>
        <ul>
          {screens.map((one) => (
            <li key={one.path}>
              <Link to={to([one.path])} current={one === here}>
                <Icon path={one.icon} />
                <span>{say(one.word)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        {View ? (
          <Broken key={address}>
            <Suspense
              fallback={
                <p className="waiting" role="status">
                  {say('LOADING')}
                </p>
              }
            >
              <View place={place} session={session} />
            </Suspense>
          </Broken>
        ) : session.role === null ? (
          <Empty title={say('NO_ROLE')}>
            <p>{say('NO_ROLE_NEXT')}</p>
          </Empty>
        ) : (
          place.steps.length > 0 && (
            <Empty title={say('NO_VIEW')}>
              <p>{say('NO_VIEW_NEXT')}</p>
              <p>
                <Link to="/desk/now">{say('SCREEN_NOW')}</Link>
              </p>
            </Empty>
          )
        )}
      </main>
      {open === 'palette' && <Palette session={session} close={() => setOpen(undefined)} />}
      {open === 'keys' && <Keys session={session} close={() => setOpen(undefined)} />}
    </div>
  );
}
