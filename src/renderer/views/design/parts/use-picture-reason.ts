import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../format/visible-text.ts';

/** The words for a reason that the parser gave; a reason that nobody knows is shown as it is. */
export const usePictureReason = (): ((reason: string | null) => string) => {
  const { t, i18n } = useTranslation();
  return (reason) => {
    if (reason === null) return t('ui.design.no-picture-unknown');
    const key = `pictureReason.${reason}`;
    return i18n.exists(key) ? t(key) : visibleText(reason);
  };
};
