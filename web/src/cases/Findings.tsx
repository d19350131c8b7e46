import { useState } from 'react';
import type { CaseEntry } from '#types';
import { changed } from '../api/answer';
import { act } from '../api/call';
import { Ago, Doing, Field, Foreign, NodeWord, Time, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { useSay } from '../words/words';
import { NoneYet } from './NoneYet';
import { Standing } from './Standing';
import type { ViewProps } from './view';

export function Findings({ whole, entries, session, mayWrite, add }: ViewProps) {
  const say = useSay();
  const { fault, tried } = useTries();
  const findings = entries.filter((one) => one.kind === 'finding');
  const [reasons, setReasons] = useState<Record<number, string>>({});
  const judge = (finding: CaseEntry, refuse: boolean) =>
    tried(async () => {
      await act('case-approve', {
        case: whole.case,
        about: String(finding.number),
        text: reasons[finding.number] ?? '',
        ...(refuse ? { refuse: 'true' } : {}),
      });
      changed('case');
    });
  if (findings.length === 0) {
    return (
      <NoneYet title={say('FINDINGS_NONE')} more={say('FINDINGS_NONE_MORE')} mayAdd={mayWrite} label={say('FINDING_ADD')} add={() => add('finding')} />
    );
  }
  return (
    <>
      {fault && <Trouble fault={fault} />}
      {findings.map((one) => {
        const judged = entries.filter(
          (other) => (other.kind === 'approval' || other.kind === 'refusal') && other.about === one.number,
        );
        return (
          <section key={one.number} className="card finding">
            <p className="over">
              {one.standing && <Standing word={one.standing} />}
              {one.word && (
                <span>
                  {say('FIELD_CONFIDENCE')}: <NodeWord prefix="CONFIDENCE" word={one.word} />
                </span>
              )}
              <bdi className="quiet">{one.author}</bdi>
              <span className="quiet">
                <Ago at={one.recorded} />
              </span>
            </p>
            <h2>
              <Foreign text={one.title ?? ''} />
            </h2>
            {one.text && one.text !== one.title && (
              <p>
                <Foreign text={one.text} />
              </p>
            )}
            {judged.map((other) => (
              <p key={other.number} className="quiet">
                <NodeWord prefix="ENTRY" word={other.kind} /> · <bdi>{other.author}</bdi> ·{' '}
                <Time at={other.recorded} />
              </p>
            ))}
            {mayWrite && one.standing === 'proposed' && (
              <div className="acts">
                {one.author === session.name ? (
                  <p className="quiet">{say('FINDING_OWN')}</p>
                ) : session.role === 'approver' ? (
                  <>
                    <Field label={say('JUDGE_REASON')} hint={say('JUDGE_REASON_HINT')}>
                      {(id, hint) => (
                        <textarea
                          id={id}
                          rows={2}
                          dir="auto"
                          aria-describedby={hint}
                          value={reasons[one.number] ?? ''}
                          onChange={(event) => setReasons({ ...reasons, [one.number]: event.target.value })}
                        />
                      )}
                    </Field>
                    <Doing
                      label={say('APPROVE')}
                      tone="main"
                      disabled={!reasons[one.number]?.trim()}
                      work={() => judge(one, false)}
                    />
                    <Doing
                      label={say('REFUSE')}
                      disabled={!reasons[one.number]?.trim()}
                      work={() => judge(one, true)}
                    />
                  </>
                ) : (
                  <p className="quiet">{say('FINDING_WAITS')}</p>
                )}
              </div>
            )}
          </section>
        );
      })}
    </>
  );
}
