import { useCallback } from 'react';
import { useCommand, useDrafts, useWindow } from '../../store/window-context.tsx';
import { importInput, importName } from './import-request.ts';

/** Submits the import form as it stands; also what Try again does, against a limit that Figma named when it is told to. */
export const useImport = (): ((options?: { readonly ignoreLimit?: boolean }) => void) => {
  const command = useCommand();
  const { drafts } = useWindow();
  const submitted = useDrafts((store) => store.submitted);
  return useCallback(
    ({ ignoreLimit = false } = {}) => {
      const { importDraft } = drafts.getState();
      submitted(importName(importDraft));
      void command('import.submit', { ...importInput(importDraft), ...(ignoreLimit ? { ignoreLimit } : {}) });
    },
    [command, drafts, submitted],
  );
};
