import { CircleCheck, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';

/** Nothing was found, or nothing is known: the check writes nothing, so it is known for imports of this session only. */
export const LintEmpty = ({ isKnown }: { readonly isKnown: boolean }) => {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={isKnown ? CircleCheck : Info}
      title={t(isKnown ? 'ui.design.lint-clean' : 'ui.design.lint-unknown')}
      place="panel"
    >
      {t(isKnown ? 'ui.design.lint-clean-text' : 'ui.design.lint-unknown-text')}
    </EmptyState>
  );
};
