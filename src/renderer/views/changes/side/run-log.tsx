import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/code-gen/gate';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import type { Loaded } from '../../../store/snapshot-store.ts';
import { useReview } from '../../../store/window-context.tsx';
import { type RunLine, runLines } from '../model/run-words.ts';
import styles from './side.module.css';

/** More than anybody reads at once; the first of them say who approved what. */
const MOST = 400;

/** A digest or a code may hold anything: the log is a file of the workspace. */
const shownParams = ({ params }: RunLine): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visibleText(value) : value]),
  );

const Line = ({ line }: { readonly line: RunLine }) => {
  const { t } = useTranslation();
  const { clock } = useFormat();
  const choose = useReview((review) => review.choose);
  const { path, quote } = line;
  const at = Date.parse(line.at);
  return (
    <li className={styles.logLine} data-tone={line.tone}>
      <time className={styles.logTime}>{Number.isNaN(at) ? '' : clock(at)}</time>
      <div className={styles.logWords}>
        <span>{t(`ui.changes.log.${line.key}`, shownParams(line))}</span>
        {path ? (
          <AriaButton className={styles.logPath ?? ''} onPress={() => choose(path)}>
            {visibleText(path)}
          </AriaButton>
        ) : null}
        {quote ? <q className={styles.logQuote}>{visibleText(quote)}</q> : null}
      </div>
    </li>
  );
};

/** Who approved what and when, what was written and what was refused: the run log in words. */
export const RunLog = ({ loaded }: { readonly loaded: Loaded<RunView> }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const lines = useMemo(() => (loaded.kind === 'ready' ? runLines(loaded.value.log) : []), [loaded]);
  if (loaded.kind === 'failed') return <p className={styles.inset}>{loaded.failure.message}</p>;
  return (
    <section className={styles.log}>
      <h2>
        <AriaButton className={styles.logHead ?? ''} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <span className={styles.arrow} data-open={isOpen || undefined}>
            <Icon of={ChevronRight} size={14} />
          </span>
          {t('ui.changes.log.title')}
          <span className={styles.logCount}>{lines.length}</span>
        </AriaButton>
      </h2>
      {isOpen ? (
        <ol className={styles.logLines}>
          {lines.slice(0, MOST).map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a log is only ever appended to
            <Line key={at} line={line} />
          ))}
          {lines.length > MOST ? (
            <li className={styles.note}>{t('ui.changes.log.more', { count: lines.length - MOST })}</li>
          ) : null}
        </ol>
      ) : null}
    </section>
  );
};
