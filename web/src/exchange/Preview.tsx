import type { Released } from '#types';
import { Sha256 } from '../parts/fields';
import { Badge, Foreign, NodeWord } from '../parts/parts';
import { Why } from '../parts/Why';
import { bytes } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { bundled, titleOf } from './wish';

const MOST_SHOWN = 200;
type Objects = NonNullable<Released['objects']>;

function title(json: string | undefined): string {
  const made = json === undefined ? undefined : bundled(json);
  const objects = made?.['objects'];
  return Array.isArray(objects) ? titleOf(objects[0] as Record<string, unknown>) : '';
}

/** What goes with its exact bytes, what is replaced, what stays and why. */
export function Preview({ result, isDone }: { result: Released; isDone: boolean }) {
  const say = useSay();
  const replaced = result.replaced ?? [];
  const forms = new Map<string, Objects[number]>((result.objects ?? []).map((one) => [`${one.id} ${one.to}`, one]));
  return (
    <section className="card preview" role="status" aria-label={say('RELEASE_PREVIEW')}>
      <h2>{say(isDone ? 'RELEASE_WENT' : 'RELEASE_GOES', result.released.length)}</h2>
      <ul className="bytes">
        {result.released.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.id} ${one.version} ${one.to}`}>
            <Goes id={one.id} to={one.to} form={forms.get(`${one.id} ${one.to}`)} />
          </li>
        ))}
      </ul>
      {result.released.length > MOST_SHOWN && <p className="quiet">{say('BUNDLE', result.released.length - MOST_SHOWN)}</p>}
      {replaced.length > 0 && (
        <>
          <h2>{say('RELEASE_TAKES', replaced.length)}</h2>
          <ul className="plain-list">
            {replaced.slice(0, MOST_SHOWN).map((one) => (
              <li key={`${one.id} ${one.version} ${one.to}`}>
                <Badge tone="watch">
                  <NodeWord prefix="CHANGE" word={one.why} />
                </Badge>{' '}
                <code>{one.id}</code> → <bdi>{one.to}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {result.withheld.length > 0 && (
        <>
          <h2>{say('RELEASE_STAYS', result.withheld.length)}</h2>
          <ul className="plain-list">
            {result.withheld.slice(0, MOST_SHOWN).map((one, i) => (
              <li key={i}>
                <code>{one.id}</code> → <bdi>{one.to}</bdi>
                {one.reasons.map((why) => (
                  <p key={why.text} className="quiet">
                    <Why of={why} />
                  </p>
                ))}
              </li>
            ))}
          </ul>
          {result.withheld.length > MOST_SHOWN && <p className="quiet">{say('BUNDLE', result.withheld.length - MOST_SHOWN)}</p>}
        </>
      )}
    </section>
  );
}

function Goes({ id, to, form }: { id: string; to: string; form: Objects[number] | undefined }) {
  const say = useSay();
  const language = useLanguage();
  const json = form?.bytes;
  const head = (
    <>
      <code>{id.split('--')[0]}</code> <Foreign text={title(json) || id} /> → <bdi>{to}</bdi>
      {form && form.of !== form.id && <Badge tone="watch">{say('RELEASE_REDACTED')}</Badge>}
    </>
  );
  if (json === undefined) return <p>{head}</p>;
  return (
    <details>
      <summary>
        {head} <span className="quiet">{bytes(language, new TextEncoder().encode(json).length)}</span>
      </summary>
      <p className="quiet">
        {say('RELEASE_BYTES')} <Sha256 of={json} />
      </p>
      {form && form.removed.length > 0 && (
        <p>
          {say('RELEASE_REMOVED')} <code>{form.removed.join(', ')}</code>
        </p>
      )}
      <pre className="note" tabIndex={0}>
        <Foreign text={json} />
      </pre>
    </details>
  );
}
