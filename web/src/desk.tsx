import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { atRest } from './api/answer';
import { Desk } from './frame/Desk';
import { showAtFirst } from './frame/theme';
import { speakAtFirst } from './words/words';

const root = document.getElementById('root');
if (!root) throw new Error('no place to draw');

showAtFirst();
await speakAtFirst();
createRoot(root).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
// Korean and Japanese names stand on every page, whatever its language; their fonts come after
// what one came for, and only the parts of them that a page needs.
atRest(() => void import('./fonts'));
