import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { useChosenSnapshot } from '../../store/use-snapshot.ts';
import { useViewActions } from '../../store/window-context.tsx';

export interface LaterStageProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
}

/** A step of the flow that has nothing yet: what it will show, and the step that comes before it. */
export const LaterStage = ({ icon, title, children }: LaterStageProps) => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  const before = useChosenSnapshot() === null ? 'import' : 'design';
  return (
    <EmptyState
      icon={icon}
      title={title}
      action={
        <Button keys={KEYS[before].keys} onPress={() => show(before)}>
          {t(`ui.flow.${before}`)}
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
};
