import type { KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { nextRow, typeAhead } from './list-keys.ts';

export interface ListProps {
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly label?: string;
}

/** Letters typed within this time belong to one name. */
const TYPE_AHEAD_MS = 700;

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('button:not([disabled])')];

/** A list of rows that are buttons: arrows, Home, End and the start of a name move the focus between them. */
export const List = ({ children, className, label }: ListProps) => {
  const typed = useRef({ text: '', at: 0 });
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = rowsOf(event.currentTarget);
    const current = rows.indexOf(event.target as HTMLElement);
    if (current < 0) return;
    const moved = nextRow(event.key, current, rows.length);
    if (moved === null && event.key.length !== 1) return;
    if (moved === null && event.key === ' ') return;
    const isFresh = event.timeStamp - typed.current.at > TYPE_AHEAD_MS;
    if (moved === null) typed.current = { text: (isFresh ? '' : typed.current.text) + event.key, at: event.timeStamp };
    const names = rows.map((row) => row.textContent ?? '');
    const next = moved ?? typeAhead(names, current, typed.current.text);
    if (next === null) return;
    event.preventDefault();
    rows[next]?.focus();
  };
  return (
    <ul className={className} aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </ul>
  );
};
