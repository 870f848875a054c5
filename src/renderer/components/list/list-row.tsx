import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../icon.tsx';
import styles from './list-row.module.css';

export interface ListRowProps {
  readonly title: ReactNode;
  readonly icon?: LucideIcon;
  /** A picture instead of the icon. */
  readonly picture?: ReactNode;
  /** The second line; the row is then 44 px high. */
  readonly note?: ReactNode;
  /** At the end: a figure, a badge, a key. */
  readonly end?: ReactNode;
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress?: (() => void) | undefined;
}

const RowContent = ({ title, icon, picture, note, end }: ListRowProps) => (
  <>
    {picture ?? (icon ? <Icon of={icon} size={15} className={styles.icon} /> : null)}
    <span className={styles.words}>
      <span className={styles.title}>{title}</span>
      {note ? <span className={styles.note}>{note}</span> : null}
    </span>
    {end ? <span className={styles.end}>{end}</span> : null}
  </>
);

/** A row to choose: filled when selected, with a ring when focused; both can show. */
export const ListRow = (props: ListRowProps) => {
  const { onPress, isSelected, isDisabled, note, picture } = props;
  const data = { 'data-two': note || picture ? true : undefined, 'data-selected': isSelected || undefined };
  if (!onPress) {
    return (
      <div className={styles.row} {...data}>
        <RowContent {...props} />
      </div>
    );
  }
  return (
    <AriaButton
      className={styles.row ?? ''}
      {...data}
      {...(isSelected ? { 'aria-current': 'true' as const } : {})}
      isDisabled={isDisabled ?? false}
      onPress={onPress}
    >
      <RowContent {...props} />
    </AriaButton>
  );
};
