import { useTranslation } from 'react-i18next';
import { SecretField } from './secret-field.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

/** The token that reads Figma files, and what it needs. */
export const FigmaSettings = () => {
  const { t } = useTranslation();
  return (
    <Section title={t('ui.settings.figma')}>
      <p className={styles.secondary}>{t('ui.token.scopes')}</p>
      <SecretField name="figma" />
    </Section>
  );
};
