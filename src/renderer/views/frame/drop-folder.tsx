import { FolderOpen } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { useCommand, useWindow } from '../../store/window-context.tsx';
import styles from './drop-folder.module.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** A folder dropped anywhere opens, where the shell can tell its path. Elsewhere a drop does nothing, and leaves the page. */
export const DropFolder = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation();
  const { shell } = useWindow();
  const command = useCommand();
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    const path = file ? shell.pathOfFile?.(file) : null;
    if (path) void command('workspace.open', { path });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a key of its own, Open a folder
    <div
      className={styles.place}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(shell.pathOfFile !== undefined && hasFiles(event));
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
    >
      {children}
      {isOver ? (
        <div className={styles.over}>
          <EmptyState icon={FolderOpen} title={t('ui.first-run.drop-now')} />
        </div>
      ) : null}
    </div>
  );
};
