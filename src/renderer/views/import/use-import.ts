import { useCallback } from 'react';
import { useCommand, useDrafts, useWindow } from '../../store/window-context.tsx';
import { importInput, importName } from './import-request.ts';

/**
 * Submits the import form as it stands; also what Try again does, against a limit that Figma named when it is told to, and
 * importing once more what has not changed.
 */
export const useImport = (): ((options?: { readonly ignoreLimit?: boolean; readonly again?: boolean }) => void) => {
  const command = useCommand();
  const { drafts } = useWindow();
  const submitted = useDrafts((store) => store.submitted);
  return useCallback(
    ({ ignoreLimit = false, again = false } = {}) => {
      const { importDraft } = drafts.getState();
      submitted(importName(importDraft));
      const told = { ...(ignoreLimit ? { ignoreLimit } : {}), ...(again ? { again } : {}) };
      void command('import.submit', { ...importInput(importDraft), ...told });
    },
    [command, drafts, submitted],
  );
};
