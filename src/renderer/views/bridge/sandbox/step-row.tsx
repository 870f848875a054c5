import { Check, CircleAlert, CircleDashed, SkipForward, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxStep } from '#contract/canvas/sandbox';
import { Badge, type BadgeProps } from '../../../components/feedback/badge.tsx';
import { ListRow } from '../../../components/list/list-row.tsx';
import styles from './sandbox.module.css';
import { stepParams, stepTitle } from './step-words.ts';

type Mark = Pick<BadgeProps, 'tone' | 'icon'> & { readonly word: string };

const MARKS: Readonly<Record<string, Mark>> = {
  open: { word: 'open', icon: CircleDashed },
  approved: { word: 'approved', tone: 'add', icon: Check },
  failed: { word: 'failed', tone: 'del', icon: CircleAlert },
  undone: { word: 'undone', tone: 'mod', icon: Undo2 },
  skipped: { word: 'skipped', tone: 'plain', icon: SkipForward },
};

const markOf = ({ state, choice }: SandboxStep): Mark =>
  (state === 'done' ? MARKS[choice] : MARKS[state]) ?? { word: 'open' };

export interface StepRowProps {
  readonly step: SandboxStep;
  /** Its place in the list, from 1. */
  readonly place: number;
  /** Places of the steps that it needs and that are not approved. */
  readonly missing: readonly number[];
  readonly isSelected: boolean;
  onSelect(): void;
}

/** One step: what it does, with which values, and what became of it. */
export const StepRow = ({ step, place, missing, isSelected, onSelect }: StepRowProps) => {
  const { t } = useTranslation();
  const { word, ...mark } = markOf(step);
  const row = useRef<HTMLLIElement>(null);
  // A step that has just come is brought into sight.
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <li ref={row} className={styles.step} data-state={step.state}>
      <ListRow
        title={`${place}. ${stepTitle(t, step)}`}
        note={stepParams(t, step) || t('ui.sandbox.no-values')}
        end={<Badge {...mark}>{t(`ui.sandbox.state.${word}`)}</Badge>}
        isSelected={isSelected}
        onPress={onSelect}
      />
      {step.error === null ? null : <p className={styles.error}>{step.error}</p>}
      {missing.length === 0 ? null : (
        <p className={styles.needs}>{t('ui.sandbox.needs', { steps: missing.join(', '), count: missing.length })}</p>
      )}
    </li>
  );
};
