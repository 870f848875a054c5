import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import styles from './tabs.module.css';

export interface TabItem<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Value>[];
  readonly value: Value;
  onChange(value: Value): void;
  /** Tools at the end of the bar. */
  readonly end?: ReactNode;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
}

/** A bar of tabs over one panel that fills the rest of its place. */
export const Tabs = <Value extends string>({ label, items, value, onChange, end, children }: TabsProps<Value>) => (
  <AriaTabs className={styles.tabs ?? ''} selectedKey={value} onSelectionChange={(key) => onChange(key as Value)}>
    <div className={styles.bar}>
      <TabList aria-label={label} className={styles.list ?? ''}>
        {items.map((item) => (
          <Tab key={item.value} id={item.value} className={styles.tab ?? ''}>
            {item.label}
            {item.count === undefined ? null : <span className={styles.count}>{item.count}</span>}
          </Tab>
        ))}
      </TabList>
      {end ? <div className={styles.end}>{end}</div> : null}
    </div>
    {/* A panel of its own for each tab: its id, which the tab names, is taken when it is made. */}
    <TabPanel key={value} id={value} className={styles.panel ?? ''}>
      {children}
    </TabPanel>
  </AriaTabs>
);
