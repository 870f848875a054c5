import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, MessageSquare } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { useApp } from '../../store/window-context.tsx';
import styles from './chat.module.css';
import { chatBlocks } from './chat-blocks.ts';
import { ChatEntry } from './chat-entry.tsx';
import { useFollow } from './use-follow.ts';

const Nothing = () => {
  const { t } = useTranslation();
  return (
    <EmptyState icon={MessageSquare} title={t('ui.agent.empty')} place="panel">
      {t('ui.agent.empty-text')}
    </EmptyState>
  );
};

/** The conversation. Draws what is in sight; grows at its end without taking the scroll from who reads further up. */
export const ChatList = () => {
  const { t } = useTranslation();
  const chat = useApp((app) => app.chat);
  const questions = useApp((app) => app.questions);
  const place = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => chatBlocks(chat, questions), [chat, questions]);
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => place.current,
    getItemKey: (at) => blocks[at]?.id ?? at,
    estimateSize: () => 64,
    overscan: 4,
    paddingStart: 12,
    paddingEnd: 16,
    gap: 12,
  });
  const height = virtual.getTotalSize();
  const { isFollowing, toEnd, onScroll } = useFollow(place, height);
  const digits = blocks.findLastIndex(({ kind }) => kind === 'question');
  if (blocks.length === 0) return <Nothing />;
  return (
    <div className={styles.listPlace}>
      <div
        ref={place}
        className={styles.list}
        role="log"
        aria-label={t('ui.agent.conversation')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className={styles.whole} style={{ height }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const block = blocks[index];
            return block ? (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.entry}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ChatEntry block={block} takesDigits={index === digits} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {isFollowing ? null : (
        <div className={styles.latest}>
          <Button size="bar" icon={ArrowDown} onPress={toEnd}>
            {t('ui.agent.to-latest')}
          </Button>
        </div>
      )}
    </div>
  );
};
