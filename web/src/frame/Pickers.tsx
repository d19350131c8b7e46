import { LANGUAGES, OWN_NAMES, speak, useLanguage, useSay, type Language } from '../words/words';
import { show, THEMES, useTheme, type Theme } from './theme';

const THEME_WORDS = { system: 'THEME_SYSTEM', light: 'THEME_LIGHT', dark: 'THEME_DARK' } as const;

/** Language and light, on every page. */
export function Pickers() {
  const say = useSay();
  const language = useLanguage();
  const theme = useTheme();
  return (
    <div className="pickers">
      <select
        aria-label={say('LANGUAGE')}
        value={language}
        onChange={(event) => void speak(event.target.value as Language)}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {OWN_NAMES[one]}
          </option>
        ))}
      </select>
      <select aria-label={say('THEME')} value={theme} onChange={(event) => show(event.target.value as Theme)}>
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {say(THEME_WORDS[one])}
          </option>
        ))}
      </select>
    </div>
  );
}
