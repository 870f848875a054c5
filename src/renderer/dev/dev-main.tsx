import { createRoot } from 'react-dom/client';
import { createI18n } from '#contract/i18n';
import { LOCALES, type Locale } from '#contract/state/app-state';
import { createWindow } from '../create-window.ts';
import '../theme/theme.css';
import { App } from '../views/app/app.tsx';
import { createScriptedShell } from './scripted-shell.ts';
import { STATES } from './states/states.ts';

const Index = () => (
  <ul>
    {Object.keys(STATES).map((name) => (
      <li key={name}>
        <a href={`#${name}`}>{name}</a>
      </li>
    ))}
  </ul>
);

/** `#import-running dark ja`: the state, and optionally theme and language. */
const start = (root: HTMLElement): void => {
  const [name = '', ...options] = decodeURIComponent(location.hash.slice(1)).split(' ');
  const state = STATES[name];
  if (!state) {
    createRoot(root).render(<Index />);
    return;
  }
  localStorage.clear();
  sessionStorage.clear();
  const theme = options.includes('dark') ? 'dark' : 'light';
  const locale: Locale = LOCALES.find((candidate) => options.includes(candidate)) ?? 'en';
  const app = { ...state.app, settings: { ...state.app.settings, theme, locale } } as const;
  const parts = createWindow(createScriptedShell({ ...state, app }));
  createRoot(root).render(<App parts={parts} i18n={createI18n(locale)} />);
  // After the first state has come, since entering a workspace resets the view.
  requestAnimationFrame(() => state.arrange?.(parts));
};

const root = document.getElementById('root');
if (root) start(root);
window.addEventListener('hashchange', () => location.reload());
