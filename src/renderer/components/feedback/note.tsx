import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import styles from './note.module.css';

export interface NoteProps {
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'mod' | 'del' | 'accent';
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
  /** Announce it: something that came without being asked for. */
  readonly isLive?: boolean;
}

/** One line about this place: something changed outside, something is off. */
export const Note = ({ icon, children, tone = 'plain', actions, isLive }: NoteProps) => (
  <div className={styles.note} data-tone={tone} {...(isLive ? { role: 'status' } : {})}>
    <Icon of={icon} className={styles.icon} />
    <div className={styles.text}>{children}</div>
    {actions ? <div className={styles.actions}>{actions}</div> : null}
  </div>
);
