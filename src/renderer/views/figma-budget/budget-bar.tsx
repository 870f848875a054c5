import type { FigmaAllowance } from '#contract/figma-budget/allowance';
import styles from './budget-bar.module.css';

type Kind = 'used' | 'planned' | 'left';

/** What each call of the limit is for: what was used comes first, then what the import needs at least. */
export const segments = ({ rate, left }: FigmaAllowance, planned: number): readonly Kind[] => {
  const used = rate.calls - left;
  return Array.from({ length: rate.calls }, (_, index): Kind => {
    if (index < used) return 'used';
    return index < used + planned ? 'planned' : 'left';
  });
};

interface BudgetBarProps {
  readonly allowance: FigmaAllowance;
  readonly planned: number;
}

/** The limit as one mark a call. The words beside it say the same, so it is hidden from a screen reader. */
export const BudgetBar = ({ allowance, planned }: BudgetBarProps) => (
  <div className={styles.bar} aria-hidden="true">
    {segments(allowance, planned).map((kind, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a call has no other name than its place
      <span key={index} data-kind={kind} />
    ))}
  </div>
);
