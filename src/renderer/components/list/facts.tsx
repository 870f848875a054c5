import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly isCode?: boolean;
}

/** Names and values in two columns, as in the navigator and under Details. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={styles.facts}>
    {facts.map((fact) => (
      <div key={fact.name} className={styles.fact}>
        <dt>{fact.name}</dt>
        <dd data-code={fact.isCode || undefined}>{fact.value}</dd>
      </div>
    ))}
  </dl>
);
