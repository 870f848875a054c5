import { FolderOpen, Keyboard, Play, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { List } from '../../components/list/list.tsx';
import { ListRow } from '../../components/list/list-row.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useApp, useCommand, useViewActions, useWindow } from '../../store/window-context.tsx';
import { useOpenFolder } from '../folder-chooser/use-open-folder.ts';
import styles from './first-run.module.css';
import { StepPictures } from './step-pictures.tsx';

const MAX_RECENT = 4;

const Actions = () => {
  const { t } = useTranslation();
  const { shell } = useWindow();
  const command = useCommand();
  const openFolder = useOpenFolder();
  return (
    <div className={styles.actions}>
      <Button
        variant="primary"
        size="form"
        icon={FolderOpen}
        keys={KEYS.openFolder.keys}
        autoFocus
        isPrimaryAction
        onPress={openFolder}
      >
        {t('ui.workspace.open')}
      </Button>
      <Button size="form" icon={Play} keys={KEYS.sample.keys} onPress={() => void command('sample.start', {})}>
        {t('ui.first-run.sample')}
      </Button>
      {shell.pathOfFile ? <span className={styles.drop}>{t('ui.first-run.drop')}</span> : null}
    </div>
  );
};

const Recent = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const recent = useApp((app) => app.recent);
  if (recent.length === 0) return null;
  return (
    <section className={styles.recent}>
      <h2 className={styles.recentTitle}>{t('ui.workspace.recent')}</h2>
      <List className={styles.recentList}>
        {recent.slice(0, MAX_RECENT).map(({ path, name }) => (
          <li key={path}>
            <ListRow
              icon={FolderOpen}
              title={visibleText(name)}
              end={visibleText(path)}
              onPress={() => void command('workspace.open', { path })}
            />
          </li>
        ))}
      </List>
    </section>
  );
};

/** Before any folder is open: what the product does in five pictures, and two ways to begin. */
export const FirstRun = () => {
  const { t } = useTranslation();
  const { openOverlay } = useViewActions();
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <h1>{t('ui.first-run.title')}</h1>
        <p className={styles.lead}>{t('ui.first-run.lead')}</p>
        <Actions />
        <Recent />
        <StepPictures />
        <footer className={styles.foot}>
          <span className={styles.about}>
            <Icon of={Sparkles} />
            {t('ui.first-run.about-sample')}
          </span>
          <Button
            variant="quiet"
            icon={Keyboard}
            keys={KEYS.shortcuts.keys}
            onPress={() => openOverlay({ kind: 'shortcuts' })}
          >
            {t('ui.shortcuts.title')}
          </Button>
        </footer>
      </div>
    </div>
  );
};
