import { ChevronRight, CircleAlert, Wrench } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../components/feedback/spinner.tsx';
import { Icon } from '../../components/icon.tsx';
import { visibleText } from '../../format/visible-text.ts';
import styles from './chat.module.css';
import { foldTools, formatSeconds, type ToolItem } from './chat-blocks.ts';

const Sign = ({ state }: { readonly state: ToolItem['state'] }) => {
  switch (state) {
    case 'running':
      return <Spinner />;
    case 'failed':
      return <Icon of={CircleAlert} size={14} className={styles.failed} />;
    case 'done':
      return <Icon of={Wrench} size={14} className={styles.quiet} />;
  }
};

/** What a call says of itself; its name until it ended. */
const ToolText = ({ tool }: { readonly tool: ToolItem }) =>
  tool.summary === '' ? <code>{visibleText(tool.tool)}</code> : visibleText(tool.summary);

const ToolRow = ({ tool }: { readonly tool: ToolItem }) => (
  <li className={styles.tool}>
    <div className={styles.toolLine}>
      <Sign state={tool.state} />
      <span className={styles.toolText}>
        <ToolText tool={tool} />
      </span>
      <span className={styles.time}>{tool.ms === null ? '' : formatSeconds(tool.ms)}</span>
    </div>
    <code className={styles.toolDetail}>
      {visibleText(tool.tool)}
      {tool.detail && tool.detail !== '{}' ? ` ${visibleText(tool.detail)}` : ''}
    </code>
  </li>
);

/** Tool calls in a row as one sentence with their time; opens with a press or →. */
export const ToolFold = memo(({ tools }: { readonly tools: readonly ToolItem[] }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const folded = foldTools(tools);
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={styles.foldHead}
        aria-expanded={isOpen}
        onClick={() => setOpen((open) => !open)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') setOpen(true);
          else if (event.key === 'ArrowLeft') setOpen(false);
        }}
      >
        <Icon of={ChevronRight} size={14} className={styles.chevron} />
        <Sign state={folded.state} />
        <span className={styles.toolText}>
          <ToolText tool={folded.about} />
        </span>
        {folded.count > 1 ? <span className={styles.quiet}>{t('ui.agent.steps', { count: folded.count })}</span> : null}
        <span className={styles.time}>{folded.ms === null ? '' : formatSeconds(folded.ms)}</span>
      </button>
      {isOpen ? (
        <ul className={styles.tools}>
          {tools.map((tool) => (
            <ToolRow key={tool.id} tool={tool} />
          ))}
        </ul>
      ) : null}
    </div>
  );
});
