import { useCallback } from 'react';
import { useCommand, useViewActions, useWindow } from '../../store/window-context.tsx';

/** Opens a folder: the system's dialog where there is one, else our own. */
export const useOpenFolder = (): (() => void) => {
  const { shell } = useWindow();
  const command = useCommand();
  const { openOverlay } = useViewActions();
  return useCallback(() => {
    if (!shell.chooseFolder) {
      openOverlay({ kind: 'folder' });
      return;
    }
    void shell.chooseFolder().then((path) => (path === null ? null : command('workspace.open', { path })));
  }, [shell, command, openOverlay]);
};
