import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Icon } from '../icon.tsx';
import { Hint } from '../overlay/hint.tsx';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** What the button is called; shown as a tooltip, with the key. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly isOn?: boolean;
  readonly size?: 'bar' | 'control';
}

/** A button that is an icon alone: its name and key stand in the tooltip. */
export const IconButton = ({ icon, label, keys, isOn, size = 'control', ...aria }: IconButtonProps) => (
  <Hint text={label} keys={keys}>
    <AriaButton
      {...aria}
      aria-label={label}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      className={styles.button ?? ''}
      data-size={size}
      data-on={isOn === true || undefined}
    >
      <Icon of={icon} size={size === 'bar' ? 14 : 16} />
    </AriaButton>
  </Hint>
);
