import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Icon } from '../icon.tsx';
import styles from './button.module.css';
import { KeyHint } from './key-hint.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** `primary` once per view; `quiet` has no edge; `danger` is for what cannot be undone. */
  readonly variant?: 'primary' | 'default' | 'quiet' | 'danger';
  /** Heights 24, 28 and 32. */
  readonly size?: 'bar' | 'control' | 'form';
  readonly icon?: LucideIcon;
  readonly keys?: string | undefined;
  /** Marks the one action that ⌘↵ presses; `guarded`: not while something is typed. */
  readonly isPrimaryAction?: boolean | 'guarded';
}

/** A button with a word; the key that does the same is printed on it. */
export const Button = ({ children, variant = 'default', size = 'control', icon, keys, ...rest }: ButtonProps) => {
  const { isPrimaryAction, ...aria } = rest;
  return (
    <AriaButton
      {...aria}
      className={styles.button ?? ''}
      data-variant={variant}
      data-size={size}
      {...(isPrimaryAction ? { 'data-primary-action': isPrimaryAction } : {})}
    >
      {icon ? <Icon of={icon} size={size === 'bar' ? 14 : 16} /> : null}
      <span>{children}</span>
      {keys ? <KeyHint keys={keys} tone={variant === 'primary' ? 'on-fill' : 'plain'} /> : null}
    </AriaButton>
  );
};
