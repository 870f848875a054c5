import { useCallback } from 'react';
import { useCommand, useDrafts, useWindow } from '../../store/window-context.tsx';
import { importInput, importName } from './import-request.ts';

/** Submits the import form as it stands; also what Try again does, and importing once more what has not changed. */
export const useImport = (): ((options?: { readonly again?: boolean }) => void) => {
  const command = useCommand();
  const { drafts } = useWindow();
  const submitted = useDrafts((store) => store.submitted);
  return useCallback(
    ({ again = false } = {}) => {
      const { importDraft } = drafts.getState();
      submitted(importName(importDraft));
      void command('import.submit', { ...importInput(importDraft), ...(again ? { again } : {}) });
    },
    [command, drafts, submitted],
  );
};
