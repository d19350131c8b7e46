import type { CaseEntry } from '#types';
import { Foreign } from '../parts/parts';
import { useSay } from '../words/words';
import { argued } from './course';
import { NoneYet } from './NoneYet';
import type { ViewProps } from './view';

function Said({ title, entries, none }: { title: string; entries: readonly CaseEntry[]; none: string }) {
  const say = useSay();
  return (
    <section>
      <h3>{title}</h3>
      {entries.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul>
          {entries.map((one) => (
            <li key={one.number}>
              <Foreign text={one.title ?? one.text ?? ''} />{' '}
              {one.evidence !== undefined && (
                <span className="quiet">{say('ENTRY_BY_EVIDENCE', one.evidence)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Hypotheses({ entries, mayWrite, add }: ViewProps) {
  const say = useSay();
  const all = argued(entries);
  if (all.length === 0) {
    return (
      <NoneYet title={say('HYPOTHESES_NONE')} more={say('HYPOTHESES_NONE_MORE')} mayAdd={mayWrite} label={say('HYPOTHESIS_ADD')} add={() => add('hypothesis')} />
    );
  }
  return (
    <>
      {all.map(({ hypothesis, supports, contradictions, innocent }) => (
        <section key={hypothesis.number} className="card argued">
          <h2>
            <Foreign text={hypothesis.title ?? hypothesis.text ?? ''} />
          </h2>
          <div className="columns">
            <Said title={say('ARGUED_FOR')} entries={supports} none={say('ARGUED_FOR_NONE')} />
            <Said title={say('ARGUED_AGAINST')} entries={contradictions} none={say('ARGUED_AGAINST_NONE')} />
            <Said title={say('ARGUED_INNOCENT')} entries={innocent} none={say('ARGUED_INNOCENT_NONE')} />
          </div>
          {mayWrite && (
            <p className="acts">
              <button type="button" onClick={() => add('support', hypothesis.number)}>
                {say('ENTRY_SUPPORT')}
              </button>
              <button type="button" onClick={() => add('contradiction', hypothesis.number)}>
                {say('ENTRY_CONTRADICTION')}
              </button>
              <button type="button" onClick={() => add('innocent', hypothesis.number)}>
                {say('ENTRY_INNOCENT')}
              </button>
            </p>
          )}
        </section>
      ))}
    </>
  );
}
