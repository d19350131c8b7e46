import { useEffect, useState } from 'react';
import { useTheme } from '../frame/theme';
import { DARK, LIGHT, type Ink } from './look';

/** The colours of the light that the reader chose, or the system's. */
export function useInk(): Ink {
  const theme = useTheme();
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const wish = matchMedia('(prefers-color-scheme: dark)');
    const hear = () => setDark(wish.matches);
    wish.addEventListener('change', hear);
    return () => wish.removeEventListener('change', hear);
  }, []);
  return theme === 'dark' || (theme === 'system' && isDark) ? DARK : LIGHT;
}
