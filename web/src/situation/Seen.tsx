import type { Observation } from '#types';
import { to } from '../frame/router';
import { Badge, Foreign, Link, Long, Time } from '../parts/parts';
import { count, span as spanOf } from '../words/format';
import { sayNode, useLanguage, useSay, type Language, type Say } from '../words/words';
import { money, titleOf } from './title';

/** Where it was, in words. */
export function placeWords(say: Say, one: Observation): string {
  const shape = one.geometry;
  if (shape === null) return one.countries.length > 0 ? one.countries.join(', ') : say('SITUATION_NOWHERE');
  if (shape.type === 'Point') {
    const [lon, lat] = shape.coordinates as number[];
    const text = `${degrees(lat ?? 0, 'N', 'S')} ${degrees(lon ?? 0, 'E', 'W')}`;
    return one.radius_m === null ? text : `${text} ± ${kilometres(one.radius_m)}`;
  }
  if (shape.type === 'MultiPoint') {
    const ends = (shape.coordinates as number[][]).map(
      ([lon, lat]) => `${degrees(lat ?? 0, 'N', 'S')} ${degrees(lon ?? 0, 'E', 'W')}`,
    );
    return ends.join(' … ');
  }
  return say('SITUATION_AREA');
}

const degrees = (value: number, plus: string, minus: string) =>
  `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;

const kilometres = (metres: number) =>
  metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} km`;

export function When({ one }: { one: Observation }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      {one.when === 'within' && <span className="quiet">{say('SITUATION_ONCE')} </span>}
      {one.from === null ? <span className="quiet">{say('SITUATION_NO_BEGIN')}</span> : <Time at={one.from} />}
      {one.from !== one.to && (
        <>
          {' – '}
          {one.to === null ? <span className="quiet">{say('SITUATION_NO_END')}</span> : <Time at={one.to} />}
        </>
      )}
      {one.sigma_s !== null && one.sigma_s > 0 && (
        <span className="quiet"> ± {spanOf(language, one.sigma_s * 2_000_000)}</span>
      )}
    </>
  );
}

export function Marks({ one }: { one: Observation }) {
  const say = useSay();
  return (
    <>
      {one.exercise && <Badge tone="watch">{say('SITUATION_EXERCISE')}</Badge>}
      {one.synthetic && <Badge tone="watch">{say('SITUATION_SYNTHETIC')}</Badge>}
      {one.state !== null && <Badge tone="quiet">{sayNode(say, 'SEEN', one.state)}</Badge>}
    </>
  );
}

/** Words of the node in the reader's language; all else as it came. */
function factWords(say: Say, language: Language, name: string, value: string, one: Observation): string {
  switch (name) {
    case 'incident':
      return sayNode(say, 'INCIDENT', value);
    case 'marking':
      return value === '' ? say('MARKING_NONE') : `TLP:${value.toUpperCase()}`;
    case 'amount':
      return `${count(language, value)} (${money(say, language, one.facts as Record<string, string>)})`;
    default:
      return value;
  }
}

/** All that is said of one observation, and where it is said. */
export function Seen({ one, close }: { one: Observation; close: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const { source } = one;
  return (
    <aside className="card seen" aria-label={say('SITUATION_SEEN')}>
      <div className="over">
        <span className={`kind lane-ink ${one.lane}`}>{sayNode(say, 'LANE', one.lane)}</span>
        <Marks one={one} />
        <button type="button" className="plain" onClick={close}>
          {say('KEYS_CLOSE')}
        </button>
      </div>
      <h2>
        <Foreign text={titleOf(say, language, one)} />
      </h2>
      <dl className="proof">
        <div>
          <dt>{say('COLUMN_TIME')}</dt>
          <dd>
            <When one={one} />
          </dd>
        </div>
        <div>
          <dt>{say('SITUATION_KNOWN_SINCE')}</dt>
          <dd>
            <Time at={one.known} />
          </dd>
        </div>
        <div>
          <dt>{say('COLUMN_WHERE')}</dt>
          <dd>{placeWords(say, one)}</dd>
        </div>
        {one.reach_m !== null && (
          <div>
            <dt>{say('SITUATION_REACH')}</dt>
            <dd>{kilometres(one.reach_m)}</dd>
          </div>
        )}
        {Object.entries(one.facts).map(([name, value]) => (
          <div key={name}>
            <dt>
              <Foreign text={sayNode(say, 'FACT', name)} />
            </dt>
            <dd>
              <Foreign text={factWords(say, language, name, value, one)} />
            </dd>
          </div>
        ))}
      </dl>
      <Reasons title={say('SITUATION_BECAUSE')} all={one.because} />
      <Reasons title={say('ARGUED_INNOCENT')} all={one.innocent} />
      <h3>{say('COLUMN_SOURCE')}</h3>
      <p className="facts">
        {source.case === null ? (
          <Foreign text={source.name} />
        ) : (
          <Link to={`${to(['cases', source.case])}${source.entry === null ? '' : `#entry-${source.entry}`}`}>
            {say('SITUATION_ENTRY', source.case, source.entry ?? '')}
          </Link>
        )}
        {source.part !== null && <Foreign text={source.part} />}
        {source.sha256 !== null && <Long text={source.sha256} />}
      </p>
    </aside>
  );
}

function Reasons({ title, all }: { title: string; all: readonly string[] }) {
  if (all.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="reasons">
        {all.map((one) => (
          <li key={one}>
            <Foreign text={one} />
          </li>
        ))}
      </ul>
    </>
  );
}
