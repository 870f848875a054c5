import { Gauge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { useMeasure } from './use-measure.ts';

export interface MeasureButtonProps {
  /** Something was measured already. */
  readonly isAgain: boolean;
  readonly size?: 'bar' | 'control';
  /** The one action of the place. */
  readonly isPrimary?: boolean;
}

/** Starts measuring. While it goes on its words stay, so that nothing beside it moves; the run says how far it is. */
export const MeasureButton = ({ isAgain, size = 'control', isPrimary = false }: MeasureButtonProps) => {
  const { t } = useTranslation();
  const { isRunning, hindrance, measure } = useMeasure();
  return (
    <Button
      size={size}
      icon={Gauge}
      keys={KEYS.measure.keys}
      variant={isPrimary ? 'primary' : 'default'}
      isPrimaryAction={isPrimary}
      isDisabled={isRunning || hindrance !== null}
      onPress={measure}
    >
      {t(isAgain ? 'ui.score.again' : 'ui.score.measure')}
    </Button>
  );
};
