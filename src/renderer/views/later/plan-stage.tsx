import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LaterStage } from './later-stage.tsx';

/** The Plan tab until there is a plan. */
export const PlanStage = () => {
  const { t } = useTranslation();
  return (
    <LaterStage icon={ListChecks} title={t('ui.later.plan.title')}>
      {t('ui.later.plan.text')}
    </LaterStage>
  );
};
