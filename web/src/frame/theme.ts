import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'entente.theme';
const listeners = new Set<() => void>();
let theme: Theme = 'system';

export function show(one: Theme): void {
  theme = one;
  if (one === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = one;
  try {
    localStorage.setItem(KEPT, one);
  } catch {
    // Kept for this page only.
  }
  listeners.forEach((listener) => listener());
}

export function showAtFirst(): void {
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
