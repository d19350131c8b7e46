import type { Standing } from '#types';
import { useSay } from '../words/words';
import { Badge, Field, NodeWord, type Tone } from './parts';

const TONES: Record<Standing['state'], Tone> = { active: 'good', suspended: 'watch', removed: 'quiet', compromised: 'bad' };

export function PartnerName({ one }: { one: Standing }) {
  return (
    <>
      <strong>
        <bdi>{one.name}</bdi>
      </strong>{' '}
      <span className="quiet">{one.country}</span>
    </>
  );
}

export function PartnerState({ one }: { one: Standing }) {
  return (
    <Badge tone={one.fault ? 'bad' : TONES[one.state]}>
      <NodeWord prefix="PARTNER" word={one.state} />
    </Badge>
  );
}

/** @param name of the field in a form, which then needs a choice */
export function PartnerField({ partners, chosen, choose, name }: {
  partners: readonly Standing[];
  chosen: string;
  choose: (name: string) => void;
  name?: string;
}) {
  const say = useSay();
  return (
    <Field label={say('COLUMN_PARTNER')}>
      {(id) => (
        <select id={id} name={name} className="short" required={name !== undefined} value={chosen} onChange={(event) => choose(event.target.value)}>
          {partners.map((one) => (
            <option key={one.name}>{one.name}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
