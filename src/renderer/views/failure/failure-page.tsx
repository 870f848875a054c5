import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FailureText } from '#contract/errors';
import { Icon } from '../../components/icon.tsx';
import type { Fact } from '../../components/list/facts.tsx';
import { FailureDetails } from './failure-details.tsx';
import styles from './failure-page.module.css';

export interface FailurePageProps {
  readonly failure: FailureText;
  /** What failed. */
  readonly title: string;
  /** More to say below the failure, e.g. what was kept. */
  readonly note?: string | null;
  /** What to do next, the best first. */
  readonly actions?: ReactNode;
  /** More for Details, behind the code. */
  readonly facts?: readonly Fact[];
}

/** An error in the stage: title says what, text says which and what was left alone, buttons say what next. */
export const FailurePage = ({ failure, title, note = null, actions, facts = [] }: FailurePageProps) => (
  <div className={styles.page} role="alert">
    <div className={styles.column}>
      <Icon of={CircleAlert} size={24} className={styles.icon} />
      <h1>{title}</h1>
      <p className={styles.text}>{failure.message}</p>
      {note === null ? null : <p className={styles.text}>{note}</p>}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
      <FailureDetails failure={failure} facts={facts} />
    </div>
  </div>
);
