import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { KeyHint } from '../button/key-hint.tsx';
import styles from './hint.module.css';

export interface HintProps {
  readonly text: string;
  readonly keys?: string | undefined;
  /** A focusable control of react-aria-components. */
  readonly children: ReactElement;
}

/** A tooltip with the name and the key of a control. Never the only place where a fact stands. */
export const Hint = ({ text, keys, children }: HintProps) => (
  <TooltipTrigger delay={500} closeDelay={80}>
    {children}
    <Tooltip className={styles.hint ?? ''} offset={6}>
      {text}
      {keys ? <KeyHint keys={keys} /> : null}
    </Tooltip>
  </TooltipTrigger>
);
