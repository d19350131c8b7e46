import { cases } from './ko/cases';
import { exchange } from './ko/exchange';
import { now } from './ko/now';
import { screening } from './ko/screening';
import { settings } from './ko/settings';
import { shared } from './ko/shared';
import { shell } from './ko/shell';
import { situation } from './ko/situation';
import { trace } from './ko/trace';
import type { Words } from './words';

export const ko: Words = {
  ...cases,
  ...exchange,
  ...now,
  ...screening,
  ...settings,
  ...shared,
  ...shell,
  ...situation,
  ...trace,
};
