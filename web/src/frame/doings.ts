import type { Word } from '../words/words';
import { to } from './router';
import type { Role } from './screens';

// What one can begin from anywhere, by its name in the palette.

export interface Doing {
  readonly word: Word;
  readonly to: string;
  readonly roles: readonly Role[];
}

const WRITERS: readonly Role[] = ['analyst', 'approver'];
const READERS: readonly Role[] = ['analyst', 'approver', 'auditor'];
const ALL: readonly Role[] = [...READERS, 'administrator'];

export const DOINGS: readonly Doing[] = [
  { word: 'CASE_OPEN', to: to(['cases'], { open: '1' }), roles: WRITERS },
  { word: 'REQUEST_NEW', to: to(['exchange', 'requests'], { draft: '1' }), roles: WRITERS },
  { word: 'REQUEST_PASS_ON', to: to(['exchange', 'requests'], { draft: '1', kind: 'pass-on' }), roles: WRITERS },
  { word: 'RELEASE_NEW', to: to(['exchange', 'releases']), roles: WRITERS },
  { word: 'GIVEN_LOOK', to: to(['exchange', 'given']), roles: WRITERS },
  { word: 'OVERLAP_NEW', to: to(['exchange', 'overlaps'], { new: '1' }), roles: ['approver'] },
  { word: 'EXCHANGE_OVERLAPS', to: to(['exchange', 'overlaps']), roles: READERS },
  { word: 'EXCHANGE_VERIFY', to: to(['exchange', 'verify']), roles: READERS },
  { word: 'SETTINGS_SOURCES', to: to(['settings', 'sources']), roles: ALL },
  { word: 'SETTINGS_KEYS', to: to(['settings', 'keys']), roles: ALL },
  { word: 'SETTINGS_RULES', to: to(['settings', 'rules']), roles: ALL },
  { word: 'SETTINGS_PEOPLE', to: to(['settings', 'people']), roles: ['administrator'] },
  { word: 'CARD_PIN', to: to(['settings', 'keys']), roles: ['administrator'] },
];
