import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/button/key-hint.tsx';
import { Dialog } from '../../components/overlay/dialog.tsx';
import { KEYS, type KeyName } from '../../keys/key-table.ts';
import { useApp, useViewActions, useWindow } from '../../store/window-context.tsx';
import { SHORTCUT_GROUPS } from './shortcut-groups.ts';
import styles from './shortcuts.module.css';

const KeyRow = ({ label, keys }: { readonly label: string; readonly keys: readonly string[] }) => (
  <div className={styles.row}>
    <dt>{label}</dt>
    <dd>
      {keys.map((key) => (
        <KeyHint key={key} keys={key} />
      ))}
    </dd>
  </div>
);

const useKeysOf = (): ((name: KeyName) => readonly string[]) => {
  const { shell } = useWindow();
  return (name) => {
    const { keys, second } = KEYS[name];
    return shell.kind === 'browser' && second !== null ? [keys, second] : [keys];
  };
};

/** Every key of the window, by what it does. */
export const Shortcuts = () => {
  const { t } = useTranslation();
  const { closeOverlay } = useViewActions();
  const singleKeys = useApp((app) => app.settings.singleKeys);
  const keysOf = useKeysOf();
  return (
    <Dialog
      title={t('ui.shortcuts.title')}
      isOpen
      onClose={closeOverlay}
      closeLabel={t('ui.close')}
      width="large"
      isScrollStop
      footNote={t(singleKeys ? 'ui.shortcuts.single-on' : 'ui.shortcuts.single-off')}
    >
      <div className={styles.groups}>
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group.id}>
            <h3 className={styles.title}>{t(`ui.shortcuts.group.${group.id}`)}</h3>
            <dl>
              {group.names.map((name) => (
                <KeyRow key={name} label={t(`ui.shortcuts.${name}`)} keys={keysOf(name)} />
              ))}
              {group.others.map(({ label, keys }) => (
                <KeyRow key={label} label={t(`ui.shortcuts.${label}`)} keys={keys} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
