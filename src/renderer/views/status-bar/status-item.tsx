import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../../components/icon.tsx';
import { Hint } from '../../components/overlay/hint.tsx';
import styles from './status-bar.module.css';

export interface StatusItemProps {
  readonly children: ReactNode;
  readonly icon?: LucideIcon;
  readonly tone?: 'mod';
  readonly isLive?: boolean;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  /** For the tooltip, with the key. */
  readonly label?: string;
  readonly keys?: string;
  readonly onPress?: () => void;
}

const Content = ({ icon, children }: StatusItemProps) => (
  <>
    {icon ? <Icon of={icon} size={13} /> : null}
    <span className={styles.words}>{children}</span>
  </>
);

/** A fact of the status bar; a button when pressing it leads to where the fact is changed. */
export const StatusItem = (props: StatusItemProps) => {
  const { tone, isLive, isOn, isDisabled, label, keys, onPress } = props;
  if (!onPress) {
    return (
      <span className={styles.item} data-tone={tone}>
        <Content {...props} />
      </span>
    );
  }
  const button = (
    <AriaButton
      className={styles.item ?? ''}
      data-tone={tone}
      isDisabled={isDisabled ?? false}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      onPress={onPress}
    >
      <Content {...props} />
    </AriaButton>
  );
  const hinted = label ? (
    <Hint text={label} keys={keys}>
      {button}
    </Hint>
  ) : (
    button
  );
  return isLive ? <span role="status">{hinted}</span> : hinted;
};
