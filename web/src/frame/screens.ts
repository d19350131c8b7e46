import { lazy, type ComponentType } from 'react';
import type { Session } from '#types';
import Now from '../now/Now';
import type { Word } from '../words/words';
import type { Place } from './router';

export interface ScreenProps {
  readonly place: Place;
  readonly session: Session;
}

export type Role = NonNullable<Session['role']>;

export interface Screen {
  /** The first step of its addresses: /desk/cases. */
  readonly path: string;
  readonly word: Word;
  /** After `g`, this letter goes there. */
  readonly key: string;
  /** Drawn in a field of 20 by 20. */
  readonly icon: string;
  /** Whom the node answers what it asks. */
  readonly roles: readonly Role[];
  readonly view: ComponentType<ScreenProps>;
  /** Loads it when there is time, so that it opens without a connection, too; heavy ones don't. */
  readonly early?: () => Promise<unknown>;
}

const READERS: readonly Role[] = ['analyst', 'approver', 'auditor'];

/** In the order of the navigation; each but the first loads when it is opened. */
export const SCREENS: readonly Screen[] = [
  {
    path: 'now',
    word: 'SCREEN_NOW',
    key: 'n',
    icon: 'M10 2v8l5 3M10 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16z',
    roles: [...READERS, 'administrator'],
    view: Now,
  },
  {
    path: 'cases',
    word: 'SCREEN_CASES',
    key: 'c',
    icon: 'M2 6h16v11H2zM7 6V3h6v3M2 11h16',
    roles: READERS,
    view: lazy(() => import('../cases/Cases')),
    early: () => import('../cases/Cases'),
  },
  {
    path: 'trace',
    word: 'SCREEN_TRACE',
    key: 't',
    icon: 'M3 10h4M7 10c3 0 2-6 6-6h4M7 10c3 0 2 6 6 6h4M10 10h7M3 8v4',
    roles: READERS,
    view: lazy(() => import('../trace/Trace')),
    early: () => import('../trace/Trace'),
  },
  {
    path: 'screen',
    word: 'SCREEN_SCREENING',
    key: 'm',
    icon: 'M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM14 14l4 4M7 9h4',
    roles: READERS,
    view: lazy(() => import('../screening/Screening')),
    early: () => import('../screening/Screening'),
  },
  {
    path: 'exchange',
    word: 'SCREEN_EXCHANGE',
    key: 'x',
    icon: 'M3 7h13l-4-4M17 13H4l4 4',
    roles: READERS,
    view: lazy(() => import('../exchange/Exchange')),
    early: () => import('../exchange/Exchange'),
  },
  {
    path: 'situation',
    word: 'SCREEN_SITUATION',
    key: 'i',
    icon: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM2 10h16M10 2c3 2 3 14 0 16M10 2c-3 2-3 14 0 16',
    roles: READERS,
    view: lazy(() => import('../situation/Situation')),
  },
  {
    path: 'settings',
    word: 'SCREEN_SETTINGS',
    key: 's',
    icon: 'M3 5h8M15 5h2M3 10h2M9 10h8M3 15h8M15 15h2M13 3v4M7 8v4M13 13v4',
    roles: [...READERS, 'administrator'],
    view: lazy(() => import('../settings/Settings')),
    early: () => import('../settings/Settings'),
  },
];

export function screensOf(session: Session): readonly Screen[] {
  const role = session.role;
  return role === null ? [] : SCREENS.filter((one) => one.roles.includes(role));
}
