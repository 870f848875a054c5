import { useTranslation } from 'react-i18next';
import { standingWords } from '#contract/figma-budget/budget-words';
import { FIGMA_PLANS, FIGMA_SEATS } from '#contract/figma-budget/limits';
import { Segmented } from '../../components/form/segmented.tsx';
import { useApp, useCommand } from '../../store/window-context.tsx';
import { SecretField } from './secret-field.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const NOT_SET = 'unknown';

/** Plan and seat, which Figma names only when it refuses: until then the strictest limit counts. */
const StandingFields = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const figma = useApp((app) => app.settings.figma);
  const account = useApp((app) => app.figma);
  const choose = (change: Partial<typeof figma>) => void command('settings.update', { figma: { ...figma, ...change } });
  const unset = { value: NOT_SET, label: t('ui.figma.not-set') } as const;
  return (
    <>
      <div className={styles.line}>
        <span>{t('ui.figma.plan-label')}</span>
        <Segmented
          label={t('ui.figma.plan-label')}
          options={[unset, ...FIGMA_PLANS.map((value) => ({ value, label: t(`ui.figma.plan.${value}`) }))]}
          value={figma.plan ?? NOT_SET}
          onChange={(value) => choose({ plan: value === NOT_SET ? null : value })}
        />
      </div>
      <div className={styles.line}>
        <span>{t('ui.figma.seat-label')}</span>
        <Segmented
          label={t('ui.figma.seat-label')}
          options={[unset, ...FIGMA_SEATS.map((value) => ({ value, label: t(`ui.figma.seat.${value}`) }))]}
          value={figma.seat ?? NOT_SET}
          onChange={(value) => choose({ seat: value === NOT_SET ? null : value })}
        />
      </div>
      <p className={styles.secondary}>
        {account?.known === 'answer'
          ? t('ui.figma.learnt', { standing: standingWords(account, t) })
          : t('ui.figma.standing-note')}
      </p>
    </>
  );
};

/** The token that reads Figma files, and what it needs. */
export const FigmaSettings = () => {
  const { t } = useTranslation();
  return (
    <Section title={t('ui.settings.figma')}>
      <p className={styles.secondary}>{t('ui.token.scopes')}</p>
      <SecretField name="figma" />
      <StandingFields />
    </Section>
  );
};
