import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp } from '../../../store/window-context.tsx';
import styles from './prompt-box.module.css';

const MOST = 300;

/** What the agent said last to what was asked last; the whole of it stands in the chat. */
export const LastAnswer = () => {
  const { t } = useTranslation();
  const isBusy = useApp(({ agent }) => agent.kind === 'busy');
  const asked = useApp(({ chat }) => chat.findLastIndex(({ kind }) => kind === 'user'));
  const last = useApp(({ chat }) => chat.findLast(({ kind }) => kind === 'agent' || kind === 'error'));
  const isNew = useApp(({ chat }) => last !== undefined && chat.indexOf(last) > asked);
  if (asked < 0 || (!isBusy && !isNew)) return null;
  const text = isNew && last !== undefined && 'text' in last ? visibleText(last.text) : '';
  return (
    <p className={styles.answer} role="status" data-error={last?.kind === 'error' || undefined}>
      {text === '' ? t('ui.bridge.working') : text.slice(0, MOST)}
    </p>
  );
};
