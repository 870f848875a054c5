import { useEffect, useState } from 'react';

const keyOf = (workspace: string): string => `figma2code.message.${workspace}`;

const read = (workspace: string): string => {
  try {
    return sessionStorage.getItem(keyOf(workspace)) ?? '';
  } catch {
    return '';
  }
};

/** What was typed and not sent, per workspace: it stays when another panel is looked at, until the window closes. */
export const useKeptDraft = (workspace: string | null): readonly [string, (text: string) => void] => {
  const key = workspace ?? '';
  const [draft, setDraft] = useState(() => read(key));
  useEffect(() => setDraft(read(key)), [key]);
  const change = (text: string) => {
    setDraft(text);
    try {
      sessionStorage.setItem(keyOf(key), text);
    } catch {
      // Then it is kept as long as this panel is open.
    }
  };
  return [draft, change];
};
