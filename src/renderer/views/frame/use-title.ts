import { useEffect } from 'react';
import { visibleText } from '../../format/visible-text.ts';
import { useApp } from '../../store/window-context.tsx';

/** The title of the window names the folder, so that two windows are told apart. */
export const useTitle = (): void => {
  const name = useApp((app) => app.workspace?.name ?? null);
  useEffect(() => {
    document.title = name === null ? 'figma2code' : `${visibleText(name)} – figma2code`;
  }, [name]);
};
