import { useState } from 'react';
import { toFault, type Fault } from '../api/call';

/** Does what may fail. Why it did stands there until the next try. */
export function useTries(): {
  fault: Fault | undefined;
  isAtWork: boolean;
  tried: (work: () => Promise<unknown>) => Promise<void>;
} {
  const [fault, setFault] = useState<Fault>();
  const [isAtWork, setAtWork] = useState(false);
  async function tried(work: () => Promise<unknown>) {
    setFault(undefined);
    setAtWork(true);
    try {
      await work();
    } catch (e) {
      setFault(toFault(e));
    } finally {
      setAtWork(false);
    }
  }
  return { fault, isAtWork, tried };
}
