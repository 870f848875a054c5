import type { ReactNode } from 'react';
import styles from './panel.module.css';

export interface PanelSectionProps {
  readonly title?: ReactNode;
  /** At the end of the title line: a figure or small buttons. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
  /** Rows reach both edges; text is inset. */
  readonly isInset?: boolean;
  readonly isGrowing?: boolean;
}

/** A titled part of the navigator or the side panel; parts are divided by a line. */
export const PanelSection = ({ title, end, children, isInset, isGrowing }: PanelSectionProps) => (
  <section className={styles.section} data-growing={isGrowing || undefined}>
    {title ? (
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {end ? <div className={styles.end}>{end}</div> : null}
      </header>
    ) : null}
    <div className={isInset ? styles.inset : styles.body}>{children}</div>
  </section>
);

export interface PanelBarProps {
  readonly children: ReactNode;
  readonly end?: ReactNode;
}

/** The 36 px line on top of the stage or the side panel: tabs or a name, and tools at its end. */
export const PanelBar = ({ children, end }: PanelBarProps) => (
  <div className={styles.bar}>
    <div className={styles.barStart}>{children}</div>
    {end ? <div className={styles.end}>{end}</div> : null}
  </div>
);
