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
  /** In a panel the text is secondary; in the stage it may be wider. */
  readonly place?: 'stage' | 'panel';
}

/** What this place is, and one action. */
export const EmptyState = ({ icon, title, children, action, place = 'stage' }: EmptyStateProps) => (
  <div className={styles.empty} data-place={place}>
    <Icon of={icon} size={20} className={styles.icon} />
    <h2 className={styles.title}>{title}</h2>
    {children ? <div className={styles.text}>{children}</div> : null}
    {action ? <div className={styles.action}>{action}</div> : null}
  </div>
);
