import { Empty } from '../parts/parts';

/** Nothing of its kind in the case yet: what it is for, and a way to begin for who may write. */
export function NoneYet({ title, more, mayAdd, label, add }: {
  title: string;
  more: string;
  mayAdd: boolean;
  label: string;
  add: () => void;
}) {
  return (
    <Empty title={title}>
      <p>{more}</p>
      {mayAdd && (
        <button type="button" onClick={add}>
          {label}
        </button>
      )}
    </Empty>
  );
}
