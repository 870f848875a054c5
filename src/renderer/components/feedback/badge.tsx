import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import styles from './badge.module.css';

export type Tone = 'plain' | 'accent' | 'add' | 'mod' | 'del';

export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
}

/** A small fact beside a name. Colour never says it alone: the word is always there. */
export const Badge = ({ children, tone = 'plain', icon }: BadgeProps) => (
  <span className={styles.badge} data-tone={tone}>
    {icon ? <Icon of={icon} size={13} /> : null}
    {children}
  </span>
);
