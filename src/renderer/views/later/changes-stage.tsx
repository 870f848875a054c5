import { Diff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LaterStage } from './later-stage.tsx';

/** The Changes tab until there is a plan. */
export const ChangesStage = () => {
  const { t } = useTranslation();
  return (
    <LaterStage icon={Diff} title={t('ui.later.changes.title')}>
      {t('ui.later.changes.text')}
    </LaterStage>
  );
};
