import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  /** One button with its key. */
  readonly action?: ReactNode;
  /** In the stage it is the page, and its title the heading of it; in a panel the text is secondary. */
  readonly place?: 'stage' | 'panel';
}

/** What this place is, and one action. */
export const EmptyState = ({ icon, title, children, action, place = 'stage' }: EmptyStateProps) => {
  const Title = place === 'stage' ? 'h1' : 'h2';
  return (
    <div className={styles.empty} data-place={place}>
      <Icon of={icon} size={20} className={styles.icon} />
      <Title className={styles.title}>{title}</Title>
      {children ? <div className={styles.text}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
};
