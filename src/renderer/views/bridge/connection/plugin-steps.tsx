import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/button/copy-button.tsx';
import styles from './connection.module.css';

/** How the plugin comes into Figma: once per machine. */
export const PluginSteps = ({ manifest }: { readonly manifest: string | null }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.section} aria-labelledby="plugin-steps">
      <h2 id="plugin-steps">{t('ui.bridge.plugin')}</h2>
      <ol className={styles.steps}>
        <li>{t('ui.bridge.step.menu')}</li>
        <li>
          {t('ui.bridge.step.manifest')}
          {manifest === null ? (
            <p className={styles.quiet}>{t('ui.bridge.step.manifest-off')}</p>
          ) : (
            <span className={styles.path}>
              <code>{manifest}</code>
              <CopyButton label={t('ui.bridge.copy-path')} text={() => manifest} />
            </span>
          )}
        </li>
        <li>{t('ui.bridge.step.run')}</li>
      </ol>
    </section>
  );
};
