import { useCallback } from 'react';
import { useCommand, useDrafts, useWindow } from '../../store/window-context.tsx';
import { importInput, importName } from './import-request.ts';
import { chosenWindow, openWindows } from './open-figma/open-windows.ts';

/**
 * Submits the import form as it stands; also what Try again does, against a limit that Figma named when it is told to, and
 * importing once more what has not changed.
 */
export const useImport = (): ((options?: { readonly ignoreLimit?: boolean; readonly again?: boolean }) => void) => {
  const command = useCommand();
  const { app, drafts } = useWindow();
  const submitted = useDrafts((store) => store.submitted);
  return useCallback(
    ({ ignoreLimit = false, again = false } = {}) => {
      const { importDraft } = drafts.getState();
      const chosen =
        importDraft.source === 'plugin' ? chosenWindow(openWindows(app.getState().app.bridge), importDraft) : null;
      submitted(importName(importDraft) ?? chosen?.label ?? null);
      const told = { ...(ignoreLimit ? { ignoreLimit } : {}), ...(again ? { again } : {}) };
      void command('import.submit', {
        ...importInput({ ...importDraft, client: chosen?.clientId ?? null }),
        ...told,
      });
    },
    [app, command, drafts, submitted],
  );
};
