import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format.ts';
import type { ImportScope } from '../import-request.ts';

/** What the primary button says will happen to a saved file or an open document, with what was chosen of it. */
export const useFileLabel = (scope: ImportScope): string => {
  const { t, i18n } = useTranslation();
  const { count } = useFormat();
  if (scope.kind === 'open') return t(`ui.import.open.submit-${scope.part}`);
  if (scope.kind === 'file') return t('ui.import.submit-whole');
  if (scope.kind !== 'chosen') return t('ui.import.submit');
  const { pages, screens, sections, others } = scope.choice;
  const counted = [
    ['choose.pages', pages],
    ['choose.screens', screens],
    ['choose.sections', sections],
    ['choose.others', others],
  ] as const;
  const parts = counted
    .filter(([, figure]) => figure > 0)
    .map(([key, figure]) => t(`ui.import.${key}`, { count: figure, shown: count(figure) }));
  return t('ui.import.submit-chosen', { what: new Intl.ListFormat(i18n.language).format(parts) });
};
