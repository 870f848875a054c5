import { createRoot } from 'react-dom/client';
import { createI18n } from '#contract/i18n';
import { createWindow } from '../../../create-window.ts';
import '../../../theme/theme.css';
import { App } from '../../app/app.tsx';
import { hostileShell } from './fake-window.ts';

declare global {
  interface Window {
    parts: ReturnType<typeof createWindow>;
  }
}

const root = document.getElementById('root');
const parts = createWindow(hostileShell());
window.parts = parts;
if (root) createRoot(root).render(<App parts={parts} i18n={createI18n('en')} />);
