import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider } from 'react-i18next';
import { useApp, useAppStore, type WindowParts, WindowProvider } from '../../store/window-context.tsx';
import { useTheme } from '../../theme/use-theme.ts';
import { Frame } from '../frame/frame.tsx';
import { Connecting } from './connecting.tsx';

export interface AppProps {
  readonly parts: WindowParts;
  readonly i18n: i18n;
}

const useLocale = (i18n: i18n): string => {
  const locale = useApp((app) => app.settings.locale);
  const isKnown = useAppStore((store) => store.isKnown);
  useEffect(() => {
    if (!isKnown) return;
    void i18n.changeLanguage(locale);
    document.documentElement.lang = locale;
  }, [i18n, locale, isKnown]);
  return locale;
};

const Page = ({ i18n }: { readonly i18n: i18n }) => {
  const locale = useLocale(i18n);
  useTheme(useApp((app) => app.settings.theme));
  const isKnown = useAppStore((store) => store.isKnown);
  return <I18nProvider locale={locale}>{isKnown ? <Frame /> : <Connecting />}</I18nProvider>;
};

/** The window: its parts, its language and its theme around the frame. */
export const App = ({ parts, i18n }: AppProps) => (
  <WindowProvider parts={parts}>
    <I18nextProvider i18n={i18n}>
      <Page i18n={i18n} />
    </I18nextProvider>
  </WindowProvider>
);
