import type { LinesOfLayer } from '#contract/code-gen/project-view';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useApp, useProject, useReview, useSend, useViewActions } from '../../../store/window-context.tsx';

const NOWHERE: readonly LinesOfLayer[] = [];

/** The lines that came of a layer; nothing while no run has written anything. */
export const useCodePlaces = (node: string | null): readonly LinesOfLayer[] => {
  const send = useSend();
  const look = useProject((project) => project.look);
  const hasCode = useApp((app) => app.workspace?.runs.some(({ written }) => written.length > 0) === true);
  const key = hasCode && node !== null ? `${look} ${node}` : null;
  const loaded = useLoaded(key, () => send('project.linesOf', { node: node ?? '' }));
  return loaded.kind === 'ready' ? (loaded.value ?? NOWHERE) : NOWHERE;
};

/** Shows the lines of a layer on the Changes tab. */
export const useOpenCode = (): ((path: string, node: string) => void) => {
  const { show, setSideTab } = useViewActions();
  const reveal = useReview((review) => review.reveal);
  return (path, node) => {
    reveal(path, node);
    setSideTab('inspect');
    show('changes');
  };
};
