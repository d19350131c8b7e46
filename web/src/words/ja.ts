import { cases } from './ja/cases';
import { exchange } from './ja/exchange';
import { now } from './ja/now';
import { screening } from './ja/screening';
import { settings } from './ja/settings';
import { shared } from './ja/shared';
import { shell } from './ja/shell';
import { situation } from './ja/situation';
import { trace } from './ja/trace';
import type { Words } from './words';

export const ja: Words = {
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
