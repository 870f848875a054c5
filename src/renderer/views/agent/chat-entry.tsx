import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatItem } from '#contract/state/app-state';
import { Icon } from '../../components/icon.tsx';
import { visibleText } from '../../format/visible-text.ts';
import styles from './chat.module.css';
import type { ChatBlock } from './chat-blocks.ts';
import { Markdown } from './markdown/markdown.tsx';
import { QuestionCard } from './question-card.tsx';
import { visibleLines } from './safe-link.ts';
import { ToolFold } from './tool-fold.tsx';

type Item = Exclude<ChatItem, { kind: 'tool' }>;

const Message = memo(({ item }: { readonly item: Item }) => {
  const { t } = useTranslation();
  switch (item.kind) {
    case 'user':
      return (
        <div className={styles.user} dir="auto">
          <span className={styles.silent}>{t('ui.agent.you')}</span>
          {visibleLines(item.text, visibleText)}
        </div>
      );
    case 'agent':
      return (
        <div className={styles.agent} dir="auto">
          <span className={styles.silent}>{t('ui.agent.agent')}</span>
          <Markdown text={item.text} />
        </div>
      );
    case 'answer':
      return (
        <div className={styles.answered}>
          <span className={styles.quiet}>{visibleText(item.question)}</span>
          <span className={styles.answerLabel}>{visibleText(item.answer)}</span>
        </div>
      );
    case 'error':
      return (
        <div className={styles.error}>
          <Icon of={CircleAlert} className={styles.failed} />
          <span className={styles.errorText}>{visibleText(item.text)}</span>
          <code className={styles.quiet}>{item.code}</code>
        </div>
      );
  }
});

export interface ChatEntryProps {
  readonly block: ChatBlock;
  readonly takesDigits: boolean;
}

export const ChatEntry = ({ block, takesDigits }: ChatEntryProps) => {
  switch (block.kind) {
    case 'item':
      return <Message item={block.item} />;
    case 'tools':
      return <ToolFold tools={block.tools} />;
    case 'question':
      return <QuestionCard question={block.question} takesDigits={takesDigits} />;
  }
};
