import { CodedError } from '#contract/errors';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import type { BackendContext } from '../backend-context.ts';
import { openPreview } from '../preview/open-preview.ts';
import { screensWithCode } from '../preview/screen-code.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** Commands of the sandbox in which generated code is looked at. */
export const previewCommands = (context: BackendContext): Handlers<NamesOf<'preview'>> => ({
  'preview.open': async ({ snapshot, screen }) => {
    const workspace = context.workspace();
    if (workspace.setup.kind !== 'ready') throw new CodedError('snapshot-missing', { name: snapshot.slice(0, 40) });
    const at = { workspace: workspace.path, framework: workspace.setup.framework, name: snapshot };
    const reader = await context.snapshots.open(at);
    const found = (await reader.screens()).find(({ id }) => id === screen);
    if (found === undefined) throw new CodedError('layer-missing', { id: screen.slice(0, 80) });
    const { previews: pages, translate } = context;
    const { width, height } = found;
    return openPreview(workspace, { screen, width, height }, { pages, translate });
  },
  'preview.screens': async () => {
    const { path, setup } = context.workspace();
    return setup.kind === 'ready' ? screensWithCode(await readCodeMap(path), setup.framework) : [];
  },
});
