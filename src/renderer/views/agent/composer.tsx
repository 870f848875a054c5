import { ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { IconButton } from '../../components/button/icon-button.tsx';
import { useApp, useAppStore, useLink, useSend } from '../../store/window-context.tsx';
import styles from './composer.module.css';
import { type ComposerState, composerState } from './composer-state.ts';
import { useKeptDraft } from './use-kept-draft.ts';

/** Longer messages are refused at the door of the backend. */
const MAX_LENGTH = 20_000;
const MAX_HEIGHT = 180;

const useComposer = (): ComposerState => {
  const link = useLink();
  const app = useAppStore((store) => store.app);
  return composerState(app, link);
};

/** Grows with its text up to a bound. */
const useGrowing = (text: string) => {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(MAX_HEIGHT, element.scrollHeight)}px`;
  }, [text]);
  return field;
};

const Blocked = ({ why }: { readonly why: NonNullable<ComposerState['why']> }) => {
  const { t } = useTranslation();
  const send = useSend();
  const agent = useApp((app) => app.agent);
  return (
    <p className={styles.why} id="composer-why">
      {agent.kind === 'failed' && why === 'failed' ? agent.failure.message : t(`ui.agent.blocked.${why}`)}
      {why === 'failed' ? (
        <Button size="bar" onPress={() => void send('agent.retry', {})}>
          {t('ui.agent.start-again')}
        </Button>
      ) : null}
    </p>
  );
};

const useSubmit = (state: ComposerState, text: string, onSent: () => void) => {
  const send = useSend();
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const canSend = state.why === null && text.trim() !== '' && !isSending;
  const submit = () => {
    if (!canSend) return;
    setSending(true);
    setFailure(null);
    const sent =
      state.mode === 'answer' && state.question !== null
        ? send('question.answer', { id: state.question, value: text.trim() })
        : send('chat.send', { text: text.trim() });
    void sent.then((result) => {
      setSending(false);
      if (result.ok) onSent();
      else setFailure(result.failure.message);
    });
  };
  return { canSend, failure, submit };
};

/** Enter sends, Shift and Enter begin a line. It can always be typed into; why it cannot be sent stands below. */
export const Composer = () => {
  const { t } = useTranslation();
  const workspace = useApp((app) => app.workspace?.path ?? null);
  const model = useApp(({ settings }) => settings.model);
  const [text, setText] = useKeptDraft(workspace);
  const state = useComposer();
  const field = useGrowing(text);
  const { canSend, failure, submit } = useSubmit(state, text, () => setText(''));
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat) submit();
  };
  const placeholder = t(state.mode === 'answer' ? 'ui.agent.own-answer' : 'ui.agent.write');
  return (
    <div className={styles.composer}>
      <div className={styles.box}>
        <textarea
          ref={field}
          className={styles.field}
          rows={1}
          maxLength={MAX_LENGTH}
          aria-label={placeholder}
          placeholder={placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          {...(state.why === null ? {} : { 'aria-describedby': 'composer-why' })}
        />
        <div className={styles.foot}>
          <span className={styles.model}>
            {model.provider === 'offline' ? t('ui.agent.offline-model') : model.model}
          </span>
          <IconButton icon={ArrowUp} label={t('ui.agent.send')} keys="Enter" isDisabled={!canSend} onPress={submit} />
        </div>
      </div>
      {state.why === null ? null : <Blocked why={state.why} />}
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </div>
  );
};
