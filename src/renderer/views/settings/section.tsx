import type { ReactNode } from 'react';
import styles from './settings.module.css';

/** A titled part of the settings. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.section}>
    <h3>{title}</h3>
    {children}
  </section>
);
