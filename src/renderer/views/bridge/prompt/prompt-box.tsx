import { ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { useAppStore, useLink, useSend } from '../../../store/window-context.tsx';
import { composerState } from '../../agent/composer-state.ts';
import { LastAnswer } from './last-answer.tsx';
import styles from './prompt-box.module.css';
import { useChosenClient } from './use-chosen-client.ts';

const MAX_LENGTH = 20_000;

const useSendPrompt = (client: string | null) => {
  const send = useSend();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = async () => {
    setSending(true);
    setFailure(null);
    const result = await send('chat.send', { text: text.trim(), ...(client === null ? {} : { client }) });
    setSending(false);
    if (result.ok) setText('');
    else setFailure(result.failure.message);
  };
  return { text, setText, failure, isSending, submit };
};

/** Which window a prompt is about; asked only when there is more than one. */
const Target = ({ value, onChange }: { readonly value: string | null; onChange(client: string): void }) => {
  const { t } = useTranslation();
  const bridge = useAppStore(({ app }) => app.bridge);
  if (bridge.kind !== 'on' || bridge.clients.length < 2 || value === null) return null;
  return (
    <Segmented
      label={t('ui.bridge.prompt-for')}
      size="bar"
      value={value}
      onChange={onChange}
      options={bridge.clients.map(({ clientId, label }) => ({ value: clientId, label }))}
    />
  );
};

/** Asks for something on the canvas; it goes the way of the chat, and what came of it stands above. */
export const PromptBox = () => {
  const { t } = useTranslation();
  const link = useLink();
  const app = useAppStore((store) => store.app);
  const { why } = composerState(app, link);
  const [client, choose] = useChosenClient();
  const { text, setText, failure, isSending, submit } = useSendPrompt(client);
  const canSend = why === null && text.trim() !== '' && !isSending;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat && canSend) void submit();
  };
  const label = t(app.sandbox.isFirst ? 'ui.bridge.prompt-sandbox' : 'ui.bridge.prompt-live');
  return (
    <div className={styles.prompt}>
      <LastAnswer />
      <Target value={client} onChange={choose} />
      <div className={styles.box}>
        <textarea
          className={styles.field}
          rows={1}
          maxLength={MAX_LENGTH}
          aria-label={label}
          placeholder={t('ui.bridge.prompt-example')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton
          icon={ArrowUp}
          label={t('ui.agent.send')}
          keys="Enter"
          isDisabled={!canSend}
          onPress={() => void submit()}
        />
      </div>
      <p className={styles.note}>{why === null ? label : t(`ui.agent.blocked.${why}`)}</p>
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </div>
  );
};
