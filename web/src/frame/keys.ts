import { useEffect } from 'react';
import { go, to } from './router';
import type { Screen } from './screens';

const TYPING = 'input, textarea, select, [contenteditable], dialog';

/** `g` and a letter go to a screen, Ctrl K and / open the palette, ? tells the keys. */
export function useKeys(screens: readonly Screen[], open: (what: 'palette' | 'keys') => void): void {
  useEffect(() => {
    let wasG = 0;
    function pressed(event: KeyboardEvent) {
      if (event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open('palette');
        return;
      }
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const isAfterG = event.timeStamp - wasG < 1500;
      wasG = 0;
      if (event.key === 'g') wasG = event.timeStamp;
      else if (event.key === '/') open('palette');
      else if (event.key === '?') open('keys');
      else if (isAfterG) {
        const screen = screens.find((one) => one.key === event.key);
        if (!screen) return;
        go(to([screen.path]));
      } else return;
      event.preventDefault();
    }
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [screens, open]);
}
