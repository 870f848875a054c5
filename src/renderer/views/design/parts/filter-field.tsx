import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { KeyHint } from '../../../components/button/key-hint.tsx';
import { Icon } from '../../../components/icon.tsx';
import { KEYS } from '../../../keys/key-table.ts';
import styles from './filter-field.module.css';

export interface FilterFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  onChange(value: string): void;
  /** Arrow down or Enter: go on to what was found. */
  readonly onLeave?: () => void;
  /** The key that comes here, when it is not `/`. */
  readonly keys?: string;
}

/** The filter of a panel: `/` comes here, Escape empties it. */
export const FilterField = (props: FilterFieldProps) => {
  const { t } = useTranslation();
  const { label, placeholder, value, onChange, onLeave, keys = KEYS.filter.keys } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && value !== '') onChange('');
    else if (event.key === 'Escape') event.currentTarget.blur();
    else if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.field}>
      <Icon of={Search} size={15} className={styles.icon} />
      <input
        className={styles.input}
        type="text"
        data-filter
        aria-label={label}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {value === '' ? (
        <KeyHint keys={keys} />
      ) : (
        <IconButton
          icon={X}
          label={t('ui.design.clear-filter')}
          keys="Escape"
          size="bar"
          onPress={() => onChange('')}
        />
      )}
    </div>
  );
};
