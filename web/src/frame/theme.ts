import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'entente.theme';
const listeners = new Set<() => void>();
let theme: Theme = 'system';

const WISH = '(prefers-color-scheme: dark)';

/** The light that is shown stands at the root, also where the system chooses it. */
function light(): void {
  const wished = matchMedia(WISH).matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme === 'system' ? wished : theme;
}

export function show(one: Theme): void {
  theme = one;
  light();
  try {
    localStorage.setItem(KEPT, one);
  } catch {
    // Kept for this page only.
  }
  listeners.forEach((listener) => listener());
}

export function showAtFirst(): void {
  matchMedia(WISH).addEventListener('change', light);
  try {
    const kept = localStorage.getItem(KEPT);
    show(THEMES.find((one) => one === kept) ?? 'system');
  } catch {
    show('system');
  }
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => theme,
  );
}
