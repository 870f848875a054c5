import { useEffect } from 'react';
import type { SettingsState } from '#contract/state/app-state';

/** Puts the chosen theme on the document; `system` leaves it to the colour scheme of the machine. */
export const useTheme = (theme: SettingsState['theme']): void => {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
};
