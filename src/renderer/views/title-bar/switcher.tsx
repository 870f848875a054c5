import { ChevronDown, type LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../../components/icon.tsx';
import styles from './switcher.module.css';

export interface SwitcherProps {
  readonly icon: LucideIcon;
  readonly name: string;
  /** What pressing it opens, for assistive technology. */
  readonly label: string;
  readonly isStrong?: boolean;
}

/** The button of a switcher: what is chosen, and that there is more. */
export const Switcher = ({ icon, name, label, isStrong }: SwitcherProps) => (
  <AriaButton className={styles.switcher ?? ''} aria-label={label} data-strong={isStrong || undefined}>
    <Icon of={icon} className={styles.icon} />
    <span className={styles.name}>{name}</span>
    <Icon of={ChevronDown} size={13} className={styles.chevron} />
  </AriaButton>
);
