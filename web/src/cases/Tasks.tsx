import { Ago, Badge, Foreign } from '../parts/parts';
import { useSay } from '../words/words';
import { tasks } from './course';
import { NoneYet } from './NoneYet';
import type { ViewProps } from './view';

export function Tasks({ entries, mayWrite, add }: ViewProps) {
  const say = useSay();
  const all = tasks(entries);
  if (all.length === 0) {
    return (
      <NoneYet title={say('TASKS_NONE')} more={say('TASKS_NONE_MORE')} mayAdd={mayWrite} label={say('TASK_ADD')} add={() => add('task')} />
    );
  }
  return (
    <>
      {mayWrite && (
        <p className="acts">
          <button type="button" onClick={() => add('task')}>
            {say('TASK_ADD')}
          </button>
        </p>
      )}
      <ul className="tasks">
        {all.map(({ task, done }) => (
          <li key={task.number} className={done ? 'done' : ''}>
            <Badge tone={done ? 'quiet' : 'watch'}>{say(done ? 'TASK_DONE' : 'TASK_OPEN')}</Badge>
            <span className="title">
              <Foreign text={task.title ?? task.text ?? ''} />
            </span>
            <span className="quiet">
              <bdi>{(done ?? task).author}</bdi> · <Ago at={(done ?? task).recorded} />
            </span>
            {!done && mayWrite && (
              <button type="button" onClick={() => add('done', task.number)}>
                {say('TASK_FINISH')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
