import { useTranslation } from 'react-i18next';
import type { FailureText } from '#contract/errors';
import { Button } from '../../components/button/button.tsx';
import { useCommand, useScore } from '../../store/window-context.tsx';
import { FailurePage } from '../failure/failure-page.tsx';
import { MeasureButton } from './measure-button.tsx';

/** A measuring that failed stands where its figures would be looked at; what was measured before it is kept. */
export const MeasuringFailed = ({ failure }: { readonly failure: FailureText }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const dismiss = useScore((score) => score.dismiss);
  const back = () => {
    dismiss();
    void command('outcome.dismiss', {});
  };
  return (
    <FailurePage
      failure={failure}
      title={t('ui.score.failed')}
      note={t('ui.score.failed-note')}
      actions={
        <>
          <MeasureButton isAgain isPrimary />
          <Button size="form" onPress={back}>
            {t('ui.score.back')}
          </Button>
        </>
      }
    />
  );
};
