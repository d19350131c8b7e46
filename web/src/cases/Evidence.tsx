import { to } from '../frame/router';
import { Foreign, Link, Long, Marking, NodeWord, Table, Time } from '../parts/parts';
import { useSay } from '../words/words';
import { content, EVIDENCE } from './course';
import { NoneYet } from './NoneYet';
import type { ViewProps } from './view';

export function EvidenceView({ entries, mayWrite, add }: ViewProps) {
  const say = useSay();
  const evidence = entries.filter((one) => EVIDENCE.includes(one.kind));
  if (evidence.length === 0) {
    return (
      <NoneYet title={say('EVIDENCE_NONE')} more={say('EVIDENCE_NONE_MORE')} mayAdd={mayWrite} label={say('EVIDENCE_ADD')} add={() => add('file')} />
    );
  }
  return (
    <section aria-label={say('CASE_EVIDENCE')}>
      {mayWrite && (
        <p className="acts">
          <button type="button" onClick={() => add('file')}>
            {say('EVIDENCE_ADD')}
          </button>
        </p>
      )}
      <Table
        caption={say('CASE_EVIDENCE')}
        rows={evidence}
        id={(one) => String(one.number)}
        columns={[
          { head: 'COLUMN_NUMBER', cell: (one) => `#${one.number}` },
          { head: 'COLUMN_KIND', cell: (one) => <NodeWord prefix="ENTRY" word={one.kind} /> },
          {
            head: 'COLUMN_ENTRY',
            cell: (one) => (
              <>
                <p>
                  <Foreign text={one.title ?? one.text ?? ''} />
                </p>
                {one.kind === 'trace' && <Link to={to(['trace', 'case', one.case, one.number])}>{say('TRACE_OPEN')}</Link>}
                {one.command && (
                  <details>
                    <summary>{say('COLUMN_COMMAND')}</summary>
                    <code className="command">{one.command}</code>
                  </details>
                )}
              </>
            ),
          },
          { head: 'COLUMN_SOURCE', cell: (one) => <Foreign text={one.source ?? ''} /> },
          {
            head: 'COLUMN_HASH',
            cell: (one) =>
              one.sha256 && (
                <>
                  <Long text={one.sha256} keep={6} />
                  <br />
                  <a href={content(one)} download>
                    {say('DOWNLOAD')}
                  </a>
                </>
              ),
          },
          { head: 'COLUMN_MARKING', cell: (one) => <Marking word={one.marking} /> },
          { head: 'COLUMN_RECORDED', cell: (one) => <Time at={one.recorded} /> },
        ]}
      />
    </section>
  );
}
