import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button/button.tsx';
import { KeyHint } from '../../../components/button/key-hint.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { KEYS } from '../../../keys/key-table.ts';
import { usePlan, useWindow } from '../../../store/window-context.tsx';
import { useAnswer } from '../use-answer.ts';
import styles from './plan-inspect.module.css';

const MAX_LENGTH = 20_000;

/** Each call gives the focus once; a panel that lies over the stage takes it first. */
const useFocusOnCall = () => {
  const field = useRef<HTMLTextAreaElement>(null);
  const calls = usePlan((plan) => plan.modifyCalls);
  const { plan } = useWindow();
  useEffect(() => {
    if (calls === 0) return;
    const frame = requestAnimationFrame(() => {
      field.current?.focus();
      plan.getState().tookModify();
    });
    return () => cancelAnimationFrame(frame);
  }, [calls, plan]);
  return field;
};

/** What to change, in words. The agent makes a new list; any number of times. */
export const ModifyBox = () => {
  const { t } = useTranslation();
  const { plan } = useWindow();
  const id = useId();
  const text = usePlan((state) => state.text);
  const unticked = usePlan((state) => state.unticked.size);
  const isSent = usePlan((state) => state.sent !== null);
  const answer = useAnswer();
  const field = useFocusOnCall();
  const canSend = text.trim() !== '' && !isSent;
  const submit = () => {
    if (canSend) answer.modify(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
    // Here the key sends what was typed: it must never reach Approve.
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) submit();
  };
  return (
    <PanelSection title={<label htmlFor={id}>{t('ui.plan.modify-title')}</label>} isInset>
      <textarea
        ref={field}
        id={id}
        className={styles.field}
        rows={4}
        maxLength={MAX_LENGTH}
        placeholder={t('ui.plan.modify-hint')}
        value={text}
        onChange={(event) => plan.getState().write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.send}>
        <span className={styles.also}>{unticked > 0 ? t('ui.plan.modify-unticked', { count: unticked }) : ''}</span>
        <span className={styles.sendKey}>
          <KeyHint keys={KEYS.primary.keys} />
        </span>
        <Button isDisabled={!canSend} onPress={submit}>
          {t('ui.plan.new-list')}
        </Button>
      </div>
    </PanelSection>
  );
};
