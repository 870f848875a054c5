import { Columns2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LaterStage } from './later-stage.tsx';

/** The Preview tab until there is a plan. */
export const PreviewStage = () => {
  const { t } = useTranslation();
  return (
    <LaterStage icon={Columns2} title={t('ui.later.preview.title')}>
      {t('ui.later.preview.text')}
    </LaterStage>
  );
};
