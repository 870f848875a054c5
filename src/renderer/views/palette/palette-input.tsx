import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/button/key-hint.tsx';
import { Icon } from '../../components/icon.tsx';
import styles from './palette.module.css';

const SIGNS = [
  ['commands', '>'],
  ['layers', '#'],
  ['files', '@'],
] as const;

/** What is looked for, and the signs that narrow it. Enter without a choice takes the first result. */
export const PaletteInput = ({ onEnter }: { readonly onEnter: () => void }) => {
  const { t } = useTranslation();
  const takeFirst = (event: KeyboardEvent) => {
    const hasChoice = event.target instanceof Element && event.target.hasAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !hasChoice) onEnter();
  };
  return (
    <TextField className={styles.head ?? ''} aria-label={t('ui.palette.title')} autoFocus onKeyDown={takeFirst}>
      <Icon of={Search} />
      <Input
        className={styles.input ?? ''}
        placeholder={t('ui.palette.placeholder')}
        role="combobox"
        aria-expanded
        aria-haspopup="listbox"
      />
      <span className={styles.signs}>
        {SIGNS.map(([name, sign]) => (
          <span key={name}>
            {t(`ui.palette.sign.${name}`)} <KeyHint keys={sign} />
          </span>
        ))}
      </span>
    </TextField>
  );
};
