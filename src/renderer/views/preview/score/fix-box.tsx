import { MessageSquare } from 'lucide-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Score, ScreenScore } from '#contract/code-gen/score';
import { Button } from '../../../components/button/button.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { KEYS } from '../../../keys/key-table.ts';
import { useApp, useLook } from '../../../store/window-context.tsx';
import { useFieldFocus } from '../../changes/comments/use-field-focus.ts';
import { LONGEST_REQUEST } from '../model/fix-choice.ts';
import { type MeasureHindrance, measureHindrance } from '../model/measure-state.ts';
import { type Fix, useFix } from '../use-fix.ts';
import styles from './score.module.css';

interface WritingProps {
  readonly text: string;
  readonly hindrance: MeasureHindrance | null;
  readonly fix: Fix;
}

const Writing = ({ text, hindrance, fix }: WritingProps) => {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const write = useLook((look) => look.write);
  const close = useLook((look) => look.closeRequest);
  const forget = useLook((look) => look.forgetRequest);
  useFieldFocus(field);
  const canSend = text.trim() !== '' && hindrance === null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  return (
    <>
      <label htmlFor={id} className={styles.fixTitle}>
        {t('ui.score.fix.title')}
      </label>
      <textarea
        ref={field}
        id={id}
        className={styles.field}
        rows={9}
        maxLength={LONGEST_REQUEST}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p className={styles.quietLine}>{t(hindrance ? `ui.score.hindrance.${hindrance}` : 'ui.score.fix.then')}</p>
      <div className={styles.fixActions}>
        <Button onPress={forget}>{t('ui.changes.discard')}</Button>
        <Button
          variant="primary"
          keys={KEYS.primary.keys}
          isPrimaryAction
          isDisabled={!canSend}
          onPress={() => fix.send(text.trim())}
        >
          {t('ui.changes.send')}
        </Button>
      </div>
    </>
  );
};

/** At the foot of the panel: what is ticked becomes words to the agent, which are looked at before they are sent. */
export const FixBox = ({ score, screen }: { readonly score: Score; readonly screen: ScreenScore }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const fix = useFix(score, screen);
  const request = useLook((look) => look.request);
  const hindrance = useApp(measureHindrance);
  if (screen.differences.length === 0) return null;
  return (
    <footer className={styles.foot}>
      {request?.isOpen ? (
        <Writing text={request.text} hindrance={hindrance} fix={fix} />
      ) : (
        <Button data-fix icon={MessageSquare} keys={KEYS.fix.keys} isDisabled={fix.count === 0} onPress={fix.open}>
          {t('ui.score.fix.ask', { count: fix.count, shown: count(fix.count) })}
        </Button>
      )}
    </footer>
  );
};
