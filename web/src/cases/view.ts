import type { Case, CaseEntry } from '#types';
import type { ScreenProps } from '../frame/screens';
import type { Addable } from './Adding';
import type { Clock } from './course';

/** What each view of a case is given. */
export interface ViewProps {
  readonly whole: Case;
  readonly entries: readonly CaseEntry[];
  readonly session: ScreenProps['session'];
  readonly place: ScreenProps['place'];
  /** Nothing is added to the past. */
  readonly mayWrite: boolean;
  readonly add: (what: Addable, about?: number) => void;
  readonly clock: Clock;
}
