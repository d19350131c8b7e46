import type { Gaps } from '#types';
import { useAnswer } from '../api/answer';
import { get } from '../api/call';
import { go, to } from '../frame/router';
import type { ScreenProps } from '../frame/screens';
import { Empty, Foreign, Link, NodeWord, Shown } from '../parts/parts';
import { count, day } from '../words/format';
import { useLanguage, useSay, type Language } from '../words/words';
import { text, texts } from './rows';

const PAGE = 50;

type Members = Record<string, unknown>;

const members = (value: unknown): Members => (typeof value === 'object' && value !== null ? (value as Members) : {});

/** Whom some partners list and others don't: a row for each, a column for each partner. */
export function GapTable({ place }: ScreenProps) {
  const say = useSay();
  const language = useLanguage();
  const from = Number(place.query.get('from') ?? 0) || 0;
  const missing = place.query.get('missing') ?? '';
  const gaps = useAnswer<Gaps>(`lists gaps ${from} ${missing}`, (signal) =>
    get(`/x/lists/gaps?from=${from}&count=${PAGE}${missing === '' ? '' : `&missing=${encodeURIComponent(missing)}`}`, signal),
  );
  const page = (at: number) => to(['screen', 'gaps'], { from: at > 0 ? String(at) : undefined, missing });
  return (
    <Shown answer={gaps}>
      {(all) =>
        all.total === 0 && missing === '' ? (
          <Empty title={say('GAPS_NONE')}>
            <p>{say('GAPS_NONE_MORE')}</p>
          </Empty>
        ) : (
          <>
            <p className="lead">{say('GAPS_LEAD', count(language, all.total))}</p>
            <div className="acts">
              <div className="choice" role="group" aria-label={say('GAPS_MISSING')}>
                {['', ...all.partners].map((one) => (
                  <button
                    key={one}
                    type="button"
                    aria-pressed={missing === one}
                    onClick={() => go(to(['screen', 'gaps'], { missing: one }), 'replace')}
                  >
                    {one === '' ? say('GAPS_ALL') : `${say('GAPS_MISSING')} ${partnerName(language, one)}`}
                  </button>
                ))}
              </div>
              <span className="hint">
                {count(language, all.total === 0 ? 0 : from + 1)}–{count(language, Math.min(from + PAGE, all.total))} /{' '}
                {count(language, all.total)}
              </span>
            </div>
            <Matrix all={all} />
            <p className="acts">
              {from > 0 && <Link to={page(Math.max(from - PAGE, 0))}>{say('BEFORE')}</Link>}
              {from + PAGE < all.total && <Link to={page(from + PAGE)}>{say('AFTER')}</Link>}
            </p>
          </>
        )
      }
    </Shown>
  );
}

/** Partners are named by the lists' country codes. */
function partnerName(language: Language, partner: string): string {
  if (partner === 'eu' || partner === 'un') return partner.toUpperCase();
  if (!/^[a-z]{2}$/.test(partner)) return partner;
  const code = partner === 'uk' ? 'GB' : partner.toUpperCase();
  return new Intl.DisplayNames([language], { type: 'region', style: 'short' }).of(code) ?? partner;
}

function Matrix({ all }: { all: Gaps }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('SCREENING_GAPS')}>
      <table className="matrix">
        <caption className="unseen">{say('SCREENING_GAPS')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('NAME')}</th>
            <th scope="col">{say('COLUMN_KIND')}</th>
            {all.partners.map((one) => (
              <th key={one} scope="col">
                {partnerName(language, one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.gaps.map((gap) => {
            const entity = members(gap['entity']);
            const standings = Array.isArray(gap['partners']) ? gap['partners'].map(members) : [];
            return (
              <tr key={text(entity['id'])}>
                <th scope="row">
                  <Names entity={entity} />
                </th>
                <td>
                  <NodeWord prefix="TARGET" word={text(entity['type'])} />
                </td>
                {all.partners.map((one) => (
                  <Standing key={one} of={standings.find((each) => each['partner'] === one) ?? {}} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The name in the reader's script first, then those that differ. */
function Names({ entity }: { entity: Members }) {
  const language = useLanguage();
  const names = members(entity['names']);
  const own = text(names[language]) || text(entity['name']) || text(entity['id']);
  const others = [...new Set(['en', 'ko', 'ja'].map((one) => text(names[one])))].filter((one) => one !== '' && one !== own);
  return (
    <>
      <Foreign text={own} />
      {others.length > 0 && (
        <p className="quiet">
          <Foreign text={others.join(' · ')} />
        </p>
      )}
    </>
  );
}

function Standing({ of }: { of: Members }) {
  const say = useSay();
  const language = useLanguage();
  const since = text(of['since']);
  const references = texts(of['references']).join(', ');
  switch (text(of['listed'])) {
    case 'yes':
      return (
        <td className="listed" title={references}>
          <span className="sign-of">●</span> {since === '' ? say('GAPS_LISTED') : day(language, `${since}T00:00:00`)}
        </td>
      );
    case 'maybe':
      return (
        <td className="maybe" title={references}>
          <span className="sign-of">◆</span> {say('GAPS_MAYBE')}
        </td>
      );
    default:
      return <td className="missing">{say('GAPS_NOT')}</td>;
  }
}
