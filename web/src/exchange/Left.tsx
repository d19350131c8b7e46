import type { Amounts, Meanwhile } from '#types';
import { Foreign, Table, Time } from '../parts/parts';
import { useSay, type Word } from '../words/words';

const SINCE = [
  ['sent', 'LEFT_SINCE_SENT'],
  ['delivered', 'LEFT_SINCE_DELIVERED'],
  ['acknowledged', 'LEFT_SINCE_SEEN'],
] as const;

interface Row {
  readonly id: string;
  readonly since: Word;
  readonly left: Amounts | null;
  readonly live: string;
  readonly method: string;
  readonly height: number;
  readonly time: string;
}

/** How much followed money has left the address at which an open request is aimed, by each live trace. */
export function Left({ all }: { all: Meanwhile }) {
  const say = useSay();
  if (all === null) return <p className="quiet">{say('LEFT_NOBODY')}</p>;
  const rows = all.flatMap((one) =>
    SINCE.flatMap(([name, since]): Row[] => {
      const left = one[name];
      const { height, time } = one.as_of;
      const { live, method } = one;
      return left === undefined ? [] : [{ id: `${live} ${name}`, since, left, live, method, height, time }];
    }),
  );
  return (
    <Table
      caption={say('LEFT_MEANWHILE')}
      rows={rows}
      id={(one) => one.id}
      columns={[
        { head: 'LEFT_SINCE', cell: (one) => say(one.since) },
        { head: 'LEFT_AMOUNT', isNumber: true, cell: (one) => <Amount left={one.left} /> },
        {
          head: 'LEFT_BY',
          cell: (one) => (
            <>
              <Foreign text={one.live} /> ({one.method})
            </>
          ),
        },
        {
          head: 'LEFT_AS_OF',
          cell: (one) => (
            <>
              #{one.height} <Time at={one.time} />
            </>
          ),
        },
      ]}
    />
  );
}

function Amount({ left }: { left: Amounts | null }) {
  const say = useSay();
  if (left === null) return <>{say('LEFT_UNKNOWN')}</>;
  if (left.length === 0) return <>0</>;
  return (
    <>
      {left.map((one) => (
        <div key={one.asset}>
          {one.amount} <Foreign text={one.asset} />
        </div>
      ))}
    </>
  );
}
