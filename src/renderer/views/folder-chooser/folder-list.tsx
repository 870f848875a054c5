import { Folder, FolderCheck, FolderCode } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import type { FolderListing } from '#contract/commands';
import { Badge } from '../../components/feedback/badge.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { Icon } from '../../components/icon.tsx';
import { visibleText } from '../../format/visible-text.ts';
import styles from './folder-chooser.module.css';

export interface FolderListProps {
  readonly folders: FolderListing['folders'];
  readonly isCut: boolean;
  readonly isLoading: boolean;
  /** Goes into a folder. */
  onGo(path: string): void;
}

const ICONS = { workspace: FolderCheck, project: FolderCode } as const;

const FolderRow = ({ folder }: { readonly folder: FolderListing['folders'][number] }) => {
  const { t } = useTranslation();
  const { hint, name, path } = folder;
  return (
    <ListBoxItem id={path} textValue={name} className={styles.row ?? ''}>
      <Icon of={hint === null ? Folder : ICONS[hint]} size={15} className={styles.icon} />
      <span className={styles.name}>{visibleText(name)}</span>
      {hint === null ? null : <Badge>{t(`ui.folder.hint.${hint}`)}</Badge>}
    </ListBoxItem>
  );
};

/** The subfolders; a press or Enter goes into one. Letters find by name. */
export const FolderList = ({ folders, isCut, isLoading, onGo }: FolderListProps) => {
  const { t } = useTranslation();
  if (isLoading) return <Skeleton rows={6} label={t('ui.loading')} />;
  return (
    <div className={styles.place}>
      <ListBox
        aria-label={t('ui.folder.list')}
        className={styles.list ?? ''}
        items={folders.map((folder) => ({ id: folder.path, folder }))}
        renderEmptyState={() => <p className={styles.note}>{t('ui.folder.none')}</p>}
        onAction={(path) => onGo(String(path))}
      >
        {({ folder }) => <FolderRow folder={folder} />}
      </ListBox>
      {isCut ? <p className={styles.note}>{t('ui.folder.cut')}</p> : null}
    </div>
  );
};
