import type { RunSummary, RunView } from '#contract/code-gen/gate';
import type { Loaded } from '../../../store/snapshot-store.ts';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useProject, useSend } from '../../../store/window-context.tsx';

/** A run with its log; read again when it went on. */
export const useRun = (run: RunSummary | null): Loaded<RunView> => {
  const send = useSend();
  const look = useProject((project) => project.look);
  const key = run === null ? null : JSON.stringify([run.run, run.state, run.written.length, look]);
  return useLoaded(key, () => send('codegen.read', { run: run?.run ?? '' }));
};
