import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { KeyHint } from '../button/key-hint.tsx';
import { Icon } from '../icon.tsx';
import styles from './menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isChosen?: boolean | undefined;
  onPress(): void;
}

export interface MenuGroup {
  readonly id: string;
  readonly title?: string | undefined;
  readonly entries: readonly MenuEntry[];
}

export interface MenuProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** The button that opens it. */
  readonly trigger: ReactElement;
}

const Entry = ({ entry }: { readonly entry: MenuEntry }) => (
  <MenuItem
    id={entry.id}
    textValue={entry.label}
    className={styles.item ?? ''}
    isDisabled={entry.isDisabled ?? false}
    onAction={entry.onPress}
  >
    {entry.icon ? <Icon of={entry.icon} size={15} className={styles.icon} /> : null}
    <span className={styles.words}>
      <span className={styles.name} data-chosen={entry.isChosen || undefined}>
        {entry.label}
      </span>
      {entry.note ? <span className={styles.note}>{entry.note}</span> : null}
    </span>
    {entry.keys ? <KeyHint keys={entry.keys} /> : null}
  </MenuItem>
);

/** A menu on a button: groups with a caption, one line per entry, its key at the end. */
export const Menu = ({ label, groups, trigger }: MenuProps) => (
  <MenuTrigger>
    {trigger}
    <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
      <AriaMenu aria-label={label} className={styles.menu ?? ''}>
        {groups
          .filter((group) => group.entries.length > 0)
          .map((group) => (
            <MenuSection
              key={group.id}
              id={group.id}
              className={styles.section ?? ''}
              aria-label={group.title ?? label}
            >
              {group.title ? <Header className={styles.caption ?? ''}>{group.title}</Header> : null}
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </MenuSection>
          ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
