import type { Policy, Reason } from '#types';
import { useAnswer } from '../api/answer';
import { get } from '../api/call';
import { Badge, Empty, Long, Marking, Shown } from '../parts/parts';
import { Why } from '../parts/Why';
import { count } from '../words/format';
import { useLanguage, useSay } from '../words/words';

/** Of whom nothing is known but that it isn't us, as the node says it. */
const ANOTHER = 'another partner';

type Cell = Policy['markings'][number]['to'][number];

/** Which marking may go to whom, as the node itself decides it now, and the words it decides by. */
export function RulesPart() {
  const say = useSay();
  const language = useLanguage();
  const answer = useAnswer<Policy>('policy', (signal) => get('/x/releases/policy', signal));
  const named = (why: Reason): Reason => ({
    ...why,
    told: why.told.map((one) => (one === ANOTHER ? say('RULES_ANOTHER') : one)),
  });
  return (
    <Shown answer={answer}>
      {(policy) => {
        const partners = policy.markings[0]?.to ?? [];
        return (
          <>
            <p className="lead">{say('RULES_LEAD')}</p>
            {partners.length === 0 ? (
              <Empty title={say('PARTNERS_NONE')}>
                <p>{say('CARD_NONE_MORE')}</p>
              </Empty>
            ) : (
              <div className="scroll" tabIndex={0} role="region" aria-label={say('SETTINGS_RULES')}>
                <table>
                  <caption className="unseen">{say('SETTINGS_RULES')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{say('COLUMN_MARKING')}</th>
                      {partners.map((one) => (
                        <th key={one.partner} scope="col">
                          <bdi>{one.partner}</bdi>: {say('RULES_OWN')}
                        </th>
                      ))}
                      {partners.map((one) => (
                        <th key={one.partner} scope="col">
                          <bdi>{one.partner}</bdi>: {say('RULES_ONWARD')}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {policy.markings.map((one) => (
                      <tr key={one.word}>
                        <th scope="row">
                          <Marking word={one.word === 'none' ? '' : one.word} />
                        </th>
                        {one.to.map((cell) => (
                          <Decided key={cell.partner} reasons={cell.own} />
                        ))}
                        {one.to.map((cell) => (
                          <Decided key={cell.partner} reasons={cell.onward.map(named)} />
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <dl className="facts-list">
              <div>
                <dt>{say('RULES_TWO')}</dt>
                <dd>{say(policy.twoPerson ? 'RULES_TWO_YES' : 'RULES_TWO_NO')}</dd>
              </div>
              <div>
                <dt>{say('RULES_BUDGET')}</dt>
                <dd>{count(language, policy.overlapBudget)}</dd>
              </div>
              <div>
                <dt>{say('COLUMN_HASH')}</dt>
                <dd>
                  <Long text={policy.sha256} keep={16} />
                </dd>
              </div>
            </dl>
            <h2>{say('RULES_WORDS')}</h2>
            <p className="lead">{say('RULES_WORDS_MORE')}</p>
            <pre className="note" tabIndex={0} lang="en">
              {policy.policy}
            </pre>
          </>
        );
      }}
    </Shown>
  );
}

function Decided({ reasons }: { reasons: Cell['own'] }) {
  const say = useSay();
  return (
    <td>
      <Badge tone={reasons.length === 0 ? 'good' : 'quiet'}>{say(reasons.length === 0 ? 'RULES_GOES' : 'RULES_STAYS')}</Badge>
      {reasons.map((one) => (
        <p key={one.text} className="hint">
          <Why of={one} />
        </p>
      ))}
    </td>
  );
}
