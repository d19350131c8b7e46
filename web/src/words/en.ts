import { cases } from './en/cases';
import { exchange } from './en/exchange';
import { now } from './en/now';
import { screening } from './en/screening';
import { settings } from './en/settings';
import { shared } from './en/shared';
import { shell } from './en/shell';
import { situation } from './en/situation';
import { trace } from './en/trace';

// Every word of the pages, by screen. `ko.ts` and `ja.ts` have the same keys; a test finds unused ones.
export const en = {
  ...cases,
  ...exchange,
  ...now,
  ...screening,
  ...settings,
  ...shared,
  ...shell,
  ...situation,
  ...trace,
} as const;
