import { ImageOff } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Icon } from '../../components/icon.tsx';
import { useFormat } from '../../format/use-format.ts';
import { visibleText } from '../../format/visible-text.ts';
import { useViewActions } from '../../store/window-context.tsx';
import styles from './screen-strip.module.css';

/** More would be a wall; the Design tab shows all. */
const MAX_SHOWN = 24;

const ScreenCard = ({ screen, view }: { readonly screen: SemanticScreen; readonly view: SnapshotView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { chooseSnapshot, show, select } = useViewActions();
  const name = visibleText(screen.name);
  const open = () => {
    chooseSnapshot(view.name);
    select({ screen: screen.id, node: null });
    show('design');
  };
  return (
    <AriaButton className={styles.card ?? ''} onPress={open}>
      <span className={styles.board}>
        {screen.picture ? (
          <img src={`${view.base}/${screen.picture}`} alt="" loading="lazy" />
        ) : (
          <Icon of={ImageOff} className={styles.missing} />
        )}
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.note}>
        {t('ui.count.layers', { count: screen.nodes, shown: format.count(screen.nodes) })}
      </span>
    </AriaButton>
  );
};

/** The screens of a snapshot by picture; a press opens one in the Design tab. */
export const ScreenStrip = ({ view }: { readonly view: SnapshotView }) => {
  const { t } = useTranslation();
  const more = view.screens.length - MAX_SHOWN;
  return (
    <div className={styles.strip}>
      {view.screens.slice(0, MAX_SHOWN).map((screen) => (
        <ScreenCard key={screen.id} screen={screen} view={view} />
      ))}
      {more > 0 ? <span className={styles.more}>{t('ui.snapshots.more', { count: more })}</span> : null}
    </div>
  );
};
