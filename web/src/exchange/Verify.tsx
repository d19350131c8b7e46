import { useEffect, useState } from 'react';
import type { Logs, NodeState } from '#types';
import { useAnswer } from '../api/answer';
import { Fault, get, getText } from '../api/call';
import type { ScreenProps } from '../frame/screens';
import { Badge, Doing, Field, Foreign, Long, Time, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { count } from '../words/format';
import { useLanguage, useSay, type Say } from '../words/words';
import { prove, Unproven, type Proven, type Reason } from './proof';

function reasonText(say: Say, reason: Reason): string {
  switch (reason) {
    case 'PROOF_FORM':
      return say('PROOF_FORM');
    case 'PROOF_KEY':
      return say('PROOF_KEY');
    case 'PROOF_UNSIGNED':
      return say('PROOF_UNSIGNED');
    case 'PROOF_SIGNATURE':
      return say('PROOF_SIGNATURE');
    case 'PROOF_ORIGIN':
      return say('PROOF_ORIGIN');
    case 'PROOF_PATH':
      return say('PROOF_PATH');
    case 'PROOF_BROWSER':
      return say('PROOF_BROWSER');
  }
}

/** The proof of one entry of a log that is kept here. */
async function proofOf(from: string | null, to: string | null, index: string, signal: AbortSignal): Promise<string> {
  const { logs } = await get<Logs>('/x/logs', signal);
  const log = logs.find((one) => (to === null ? one.from === from : one.to === to));
  if (!log) throw new Fault(404, '', '');
  return getText(`/x/logs/proof?${new URLSearchParams({ log: log.origin, index })}`, signal);
}

/**
 * Whoever doubts the node checks here: it may bring the proof, but what that proves this browser
 * finds out, by keys that were compared.
 */
export function Verify({ place }: ScreenProps) {
  const say = useSay();
  const language = useLanguage();
  const state = useAnswer<NodeState>('status', (signal) => get('/x/status', signal));
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  const [result, setResult] = useState<Proven | Reason>();
  const partners = state.value?.partners ?? [];
  const { fault, tried } = useTries();
  const [from, goesTo, index] = ['from', 'to', 'index'].map((name) => place.query.get(name));
  useEffect(() => {
    const owner = goesTo ? state.value : partners.find((one) => one.name === from);
    if (!owner || !index) return;
    const stop = new AbortController();
    void tried(async () => {
      const proof = await proofOf(from ?? null, goesTo ?? null, index, stop.signal);
      setText(proof);
      setKey(owner.vkey);
      await check(proof, owner.vkey);
    });
    return () => stop.abort();
    // A state that is asked anew changes no key.
  }, [from, goesTo, index, state.value !== undefined]);
  async function check(text: string, key: string) {
    setResult(undefined);
    try {
      const others = partners.map((one) => one.vkey).filter((one) => one !== key);
      setResult(await prove(text, key, others));
    } catch (e) {
      setResult(e instanceof Unproven ? e.reason : 'PROOF_FORM');
    }
  }
  return (
    <section className="card form wide" aria-label={say('EXCHANGE_VERIFY')}>
      <p className="lead">{say('VERIFY_LEAD')}</p>
      <code className="command">./entente log prove --dir DIR --log entente/us/released/jp --index 4 entry.proof</code>
      <Field label={say('VERIFY_FILE')}>
        {(id) => (
          <input
            id={id}
            type="file"
            onChange={async (event) => {
              const file = event.target.files?.[0];
              if (file && file.size < 1_000_000) setText(await file.text());
            }}
          />
        )}
      </Field>
      <Field label={say('VERIFY_TEXT')}>
        {(id) => (
          <textarea id={id} rows={8} className="mono" spellCheck={false} value={text} onChange={(event) => {
            setText(event.target.value);
            setResult(undefined);
          }} />
        )}
      </Field>
      <Field label={say('VERIFY_KEY')} hint={say('VERIFY_KEY_HINT')}>
        {(id, hint) => (
          <>
            <input id={id} className="mono" spellCheck={false} value={key} aria-describedby={hint} onChange={(event) => setKey(event.target.value)} />
            <span className="acts">
              {partners.map((one) => (
                <button key={one.name} type="button" onClick={() => setKey(one.vkey)}>
                  <bdi>{one.name}</bdi>
                </button>
              ))}
            </span>
          </>
        )}
      </Field>
      <div className="acts">
        <Doing label={say('VERIFY_GO')} tone="main" disabled={text === '' || key === ''} work={() => check(text, key)} />
      </div>
      {fault && <Trouble fault={fault} />}
      <div role="status">
        {typeof result === 'string' && (
          <div className="trouble">
            <p>
              <Badge tone="bad">{say('VERIFY_NOT')}</Badge> {reasonText(say, result)}
            </p>
          </div>
        )}
        {typeof result === 'object' && (
          <div className="told card">
            <p>
              <Badge tone="good">{say('VERIFY_YES')}</Badge>{' '}
              {result.entry ? say('VERIFY_ENTRY', String(result.entry.index)) : say('VERIFY_HEAD')}
            </p>
            <dl className="facts-list">
              <div>
                <dt>{say('VERIFY_LOG')}</dt>
                <dd>
                  <Foreign text={result.origin} /> · {count(language, result.size)}
                </dd>
              </div>
              <div>
                <dt>{say('VERIFY_WITNESSES')}</dt>
                <dd>{result.witnesses.length === 0 ? say('VERIFY_WITNESSES_NONE') : result.witnesses.join(', ')}</dd>
              </div>
              {result.entry && (
                <>
                  <div>
                    <dt>{say('COLUMN_ENTRY')}</dt>
                    <dd>
                      <Foreign text={`${result.entry.action} ${result.entry.id}`} /> · <Time at={result.entry.at} />
                    </dd>
                  </div>
                  <div>
                    <dt>{say('COLUMN_HASH')}</dt>
                    <dd>
                      <Long text={result.entry.sha256} keep={16} />
                    </dd>
                  </div>
                </>
              )}
            </dl>
          </div>
        )}
      </div>
    </section>
  );
}
