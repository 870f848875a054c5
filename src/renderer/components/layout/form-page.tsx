import type { ReactNode } from 'react';
import styles from './form-page.module.css';

export interface FormPageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** Beside the title, e.g. a segmented choice. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
  /** Stays at the bottom: what the action does, then the action. */
  readonly foot?: ReactNode;
  readonly width?: 'form' | 'narrow' | 'full';
  /** For a page without any control: the keyboard can scroll it then. */
  readonly isScrollStop?: boolean;
}

/** A page of the stage: one column of readable width, and a foot that does not scroll away. */
export const FormPage = ({ title, lead, end, children, foot, width = 'form', isScrollStop }: FormPageProps) => (
  <div className={styles.page}>
    <div className={styles.scroll} {...(isScrollStop ? { tabIndex: 0 } : {})}>
      <div className={styles.column} data-width={width}>
        <header className={styles.head}>
          <div className={styles.titles}>
            <h1>{title}</h1>
            {lead ? <p className={styles.lead}>{lead}</p> : null}
          </div>
          {end}
        </header>
        {children}
      </div>
    </div>
    {foot ? (
      <footer className={styles.foot}>
        <div className={styles.footColumn} data-width={width}>
          {foot}
        </div>
      </footer>
    ) : null}
  </div>
);
