import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '#contract/state/app-state';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Segmented } from '../../components/form/segmented.tsx';
import { useApp, useCommand } from '../../store/window-context.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const THEMES = ['system', 'light', 'dark'] as const;

/** Each language by its own name, so that it is found from any other. */
const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  ja: '日本語',
  ko: '한국어',
};

/** Theme, language and single keys; each takes effect at once. */
export const LookSettings = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const { theme, locale, singleKeys } = useApp((app) => app.settings);
  return (
    <Section title={t('ui.settings.look')}>
      <div className={styles.line}>
        <span>{t('ui.settings.theme')}</span>
        <Segmented
          label={t('ui.settings.theme')}
          options={THEMES.map((value) => ({ value, label: t(`ui.settings.themes.${value}`) }))}
          value={theme}
          onChange={(value) => void command('settings.update', { theme: value })}
        />
      </div>
      <div className={styles.line}>
        <span>{t('ui.settings.language')}</span>
        <Segmented
          label={t('ui.settings.language')}
          options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={locale}
          onChange={(value) => void command('settings.update', { locale: value })}
        />
      </div>
      <Checkbox
        isSelected={singleKeys}
        note={t('ui.settings.single-keys-note')}
        onChange={(value) => void command('settings.update', { singleKeys: value })}
      >
        {t('ui.settings.single-keys')}
      </Checkbox>
    </Section>
  );
};
