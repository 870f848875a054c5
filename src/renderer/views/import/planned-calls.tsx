import { useTranslation } from 'react-i18next';
import type { ImportDraft } from '../../store/draft-store.ts';
import styles from './import-form.module.css';
import { importScope } from './import-request.ts';

const CALLS = ['document', 'variables', 'pictures', 'fills'] as const;

/** Before anything is asked of Figma: which calls there will be, and how many of each. */
export const PlannedCalls = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  if (draft.source === 'file') {
    return (
      <section className={styles.calls}>
        <div className={styles.callsHead}>
          <h2>{t('ui.import.calls.none')}</h2>
          <p>{t('ui.import.calls.none-text')}</p>
        </div>
      </section>
    );
  }
  const scope = importScope(draft);
  const document = scope.kind === 'frames' ? 'frames' : 'document';
  return (
    <section className={styles.calls}>
      <div className={styles.callsHead}>
        <h2>{t('ui.import.calls.title')}</h2>
        <p>{t('ui.import.calls.lead')}</p>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ui.import.calls.call')}</th>
            <th scope="col">{t('ui.import.calls.planned')}</th>
            <th scope="col">{t('ui.import.calls.about')}</th>
          </tr>
        </thead>
        <tbody>
          {CALLS.map((call) => (
            <tr key={call}>
              <td>{t(`ui.import.calls.${call === 'document' ? document : call}`)}</td>
              <td>{t(`ui.import.calls.${call}-count`)}</td>
              <td>{t(`ui.import.calls.${call}-note`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
