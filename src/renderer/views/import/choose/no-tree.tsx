import { FileJson, Files, FileX, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import type { KnownOutline } from './use-outline.ts';

/** What stands where the tree stands when there is none. */
export const NoTree = ({ known, query }: { readonly known: KnownOutline; readonly query: string }) => {
  const { t } = useTranslation();
  const { outline } = known;
  switch (outline.kind) {
    case 'none':
      return (
        <EmptyState icon={FileJson} title={t('ui.import.choose.none')} place="panel">
          {t('ui.import.choose.none-text')}
        </EmptyState>
      );
    case 'loading':
      return <Skeleton rows={7} label={t('ui.import.choose.reading')} />;
    case 'failed':
      return (
        <EmptyState icon={FileX} title={t('ui.import.choose.failed')} place="panel">
          {outline.failure.message}
        </EmptyState>
      );
    case 'ready':
      return outline.value.pages === null ? (
        <EmptyState icon={Files} title={t('ui.import.choose.whole')} place="panel">
          {t('ui.import.choose.whole-text')}
        </EmptyState>
      ) : (
        <EmptyState icon={SearchX} title={t('ui.import.choose.not-found')} place="panel">
          {t('ui.import.choose.not-found-text', { query })}
        </EmptyState>
      );
  }
};
