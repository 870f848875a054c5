import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '#contract/commands';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { Dialog } from '../../components/overlay/dialog.tsx';
import { visibleText } from '../../format/visible-text.ts';
import type { Loaded } from '../../store/snapshot-store.ts';
import { useSend, useViewActions } from '../../store/window-context.tsx';
import styles from './file-reader.module.css';

type FileText = CommandOutput<'workspace.readFile'>;

/** More lines would stop the window; the rest is in an editor. */
const MAX_LINES = 5_000;

const useFile = (path: string): Loaded<FileText> => {
  const send = useSend();
  const [loaded, setLoaded] = useState<Loaded<FileText>>({ kind: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    void send('workspace.readFile', { path }).then((result) => {
      if (!isCurrent) return;
      setLoaded(result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure });
    });
    return () => {
      isCurrent = false;
    };
  }, [path, send]);
  return loaded;
};

/** One string per column keeps thousands of lines light. */
const Code = ({ text }: { readonly text: string }) => {
  const lines = text.split('\n').slice(0, MAX_LINES);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className={styles.code} tabIndex={0}>
      <pre className={styles.numbers} aria-hidden>
        {lines.map((_, index) => index + 1).join('\n')}
      </pre>
      <pre>{lines.map(visibleText).join('\n')}</pre>
    </div>
  );
};

const isCut = (file: FileText): boolean => file.truncated || file.text.split('\n').length > MAX_LINES;

/** A file that the product keeps, or that would run: to read, never to change. */
export const FileReader = ({ path }: { readonly path: string }) => {
  const { t } = useTranslation();
  const { closeOverlay } = useViewActions();
  const file = useFile(path);
  return (
    <Dialog
      title={visibleText(path)}
      isOpen
      onClose={closeOverlay}
      width="large"
      closeLabel={t('ui.close')}
      footNote={file.kind === 'ready' && isCut(file.value) ? t('ui.file.cut') : t('ui.file.read-only')}
    >
      {file.kind === 'loading' ? <Skeleton rows={8} label={t('ui.loading')} /> : null}
      {file.kind === 'failed' ? <p role="alert">{file.failure.message}</p> : null}
      {file.kind === 'ready' ? <Code text={file.value.text} /> : null}
    </Dialog>
  );
};
