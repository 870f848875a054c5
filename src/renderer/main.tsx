import { createRoot } from 'react-dom/client';
import { createI18n, nearestLocale } from '#contract/i18n';
import { connectShell } from './connect.ts';
import { createWindow } from './create-window.ts';
import './theme/theme.css';
import { App } from './views/app/app.tsx';

const start = (root: HTMLElement): void => {
  const i18n = createI18n(nearestLocale(navigator.language));
  const shell = connectShell(window, () => ({
    ok: false,
    failure: { code: 'internal', message: i18n.t('ui.link.not-sent') },
  }));
  createRoot(root).render(<App parts={createWindow(shell)} i18n={i18n} />);
};

const root = document.getElementById('root');
if (root) start(root);
