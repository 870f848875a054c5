import { Check, ImageOff } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { foldText } from '#contract/fold-text';
import { Button } from '../../../components/button/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { pictureAddress } from '../../design/board/board-screen.tsx';
import { FilterField } from '../../design/parts/filter-field.tsx';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import styles from './plan-form.module.css';

export interface ScreenChoiceProps {
  readonly view: SnapshotView;
  readonly chosen: ReadonlySet<string>;
  onToggle(id: string): void;
  onAll(isAll: boolean): void;
}

/** More pictures than these are found by name. */
const MOST_SHOWN = 60;
/** So few are found without a filter. */
const FEW = 12;

const Picture = ({ view, screen }: { readonly view: SnapshotView; readonly screen: SemanticScreen }) => {
  const [isBroken, setBroken] = useState(false);
  if (screen.picture === null || isBroken) return <Icon of={ImageOff} className={styles.missing} />;
  return (
    <img
      src={pictureAddress(view.base, screen.picture)}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setBroken(true)}
    />
  );
};

interface CardProps {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen;
  readonly isChosen: boolean;
  onPress(): void;
}

const Card = ({ view, screen, isChosen, onPress }: CardProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  return (
    <AriaButton
      className={styles.card ?? ''}
      aria-pressed={isChosen}
      data-chosen={isChosen || undefined}
      onPress={onPress}
    >
      <span className={styles.board}>
        <Picture view={view} screen={screen} />
        <span className={styles.tick}>{isChosen ? <Check size={12} strokeWidth={2.5} aria-hidden /> : null}</span>
      </span>
      <span className={styles.name}>
        <VisibleName text={screen.name} />
      </span>
      <span className={styles.layers}>{t('ui.count.layers', { count: screen.nodes, shown: count(screen.nodes) })}</span>
    </AriaButton>
  );
};

const useFound = (screens: readonly SemanticScreen[], query: string): readonly SemanticScreen[] =>
  useMemo(() => {
    const wanted = foldText(query.trim());
    return wanted === '' ? screens : screens.filter(({ name }) => foldText(name).includes(wanted));
  }, [screens, query]);

/** The screens of a snapshot by picture: a press ticks one. */
export const ScreenChoice = ({ view, chosen, onToggle, onAll }: ScreenChoiceProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { screens } = view;
  const [typed, setTyped] = useState('');
  const found = useFound(screens, useDeferredValue(typed));
  const isAll = chosen.size === screens.length;
  return (
    <section className={styles.screens} aria-label={t('ui.plan.form.screens')}>
      <header className={styles.head}>
        <h2>{t('ui.plan.form.screens')}</h2>
        <span className={styles.count} role="status">
          {t('ui.plan.form.chosen', { n: count(chosen.size), total: count(screens.length) })}
        </span>
        <Button size="bar" variant="quiet" onPress={() => onAll(!isAll)}>
          {t(isAll ? 'ui.plan.form.none' : 'ui.plan.form.all')}
        </Button>
      </header>
      {screens.length > FEW ? (
        <FilterField
          label={t('ui.plan.form.search')}
          placeholder={t('ui.plan.form.search')}
          value={typed}
          onChange={setTyped}
        />
      ) : null}
      <div className={styles.grid}>
        {found.slice(0, MOST_SHOWN).map((screen) => (
          <Card
            key={screen.id}
            view={view}
            screen={screen}
            isChosen={chosen.has(screen.id)}
            onPress={() => onToggle(screen.id)}
          />
        ))}
      </div>
      {found.length > MOST_SHOWN ? (
        <p className={styles.count}>{t('ui.snapshots.more', { count: found.length - MOST_SHOWN })}</p>
      ) : null}
      {found.length === 0 ? <p className={styles.count}>{t('ui.plan.form.not-found')}</p> : null}
    </section>
  );
};
