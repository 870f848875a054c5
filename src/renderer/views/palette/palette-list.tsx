import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/button/key-hint.tsx';
import { Icon } from '../../components/icon.tsx';
import styles from './palette.module.css';
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts';

export interface PaletteListProps {
  readonly groups: readonly PaletteGroup[];
  onRun(id: string): void;
}

const Entry = ({ entry }: { readonly entry: PaletteEntry }) => (
  <ListBoxItem id={entry.id} textValue={entry.label} className={styles.entry ?? ''}>
    <Icon of={entry.icon} className={styles.icon} />
    <span className={styles.label}>{entry.label}</span>
    {entry.note ? <span className={styles.note}>{entry.note}</span> : null}
    {entry.keys ? (
      <span className={styles.keys}>
        <KeyHint keys={entry.keys} />
      </span>
    ) : null}
  </ListBoxItem>
);

/** What was found, by kind. */
export const PaletteList = ({ groups, onRun }: PaletteListProps) => {
  const { t } = useTranslation();
  return (
    <ListBox
      aria-label={t('ui.palette.found')}
      className={styles.list ?? ''}
      onAction={(id) => onRun(String(id))}
      renderEmptyState={() => <p className={styles.empty}>{t('ui.palette.none')}</p>}
    >
      {groups.map((group) => (
        <ListBoxSection key={group.id} id={group.id} className={styles.section ?? ''}>
          <Header className={styles.caption ?? ''}>{t(`ui.palette.group.${group.id}`)}</Header>
          {group.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
};
