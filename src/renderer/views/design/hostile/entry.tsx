import { createRoot } from 'react-dom/client';
import { createI18n } from '#contract/i18n';
import { createWindow } from '../../../create-window.ts';
import '../../../theme/theme.css';
import { App } from '../../app/app.tsx';
import { hostileShell } from './fake-window.ts';

declare global {
  interface Window {
    parts: ReturnType<typeof createWindow>;
    /** Every command of the window. */
    sent: { readonly name: string; readonly input: unknown }[];
  }
}

const root = document.getElementById('root');
const shell = hostileShell();
window.sent = [];
const send: typeof shell.send = (name, input) => {
  window.sent.push({ name, input });
  return shell.send(name, input);
};
const parts = createWindow({ ...shell, send });
window.parts = parts;
if (root) createRoot(root).render(<App parts={parts} i18n={createI18n('en')} />);
