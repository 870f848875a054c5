import type { CodeMap } from '#contract/code-gen/code-map';
import { readCodeMap, readMappedBefore } from '#workspace/code-runs/code-map-file';
import { readRun, readRunFile } from '#workspace/code-runs/run-reader';
import { componentPage } from './bundle/component-page.ts';
import { type FileOverlay, NO_OVERLAY } from './file-overlay.ts';
import type { PageFiles } from './preview-pages.ts';
import { entryOfScreen } from './screen-code.ts';
import { staticPage } from './static-page.ts';

export interface ScreenPage {
  readonly files: PageFiles;
  /** Path below the page's own address. */
  readonly entry: string;
}

interface Before {
  readonly overlay: FileOverlay;
  readonly map: CodeMap;
}

/** Files as they were before a run wrote them, and what the code map said of them then. */
const beforeRun = async (workspace: string, map: CodeMap, run: string): Promise<Before> => {
  const { log } = await readRun(workspace, run);
  const overlay = new Map<string, Uint8Array | null>();
  for (const record of log) {
    // Written twice: what was there first counts.
    if (record.kind !== 'wrote' || overlay.has(record.path)) continue;
    overlay.set(record.path, record.before === null ? null : await readRunFile(workspace, run, record.before));
  }
  const known = await readMappedBefore(workspace, run);
  const others = Object.entries(map.files).filter(([path]) => !overlay.has(path));
  return { overlay, map: { ...map, files: { ...Object.fromEntries(others), ...known } } };
};

interface Wanted {
  readonly workspace: string;
  readonly framework: string;
  readonly screen: string;
  /** As the files were before that run; null: as they are. */
  readonly before: string | null;
}

/**
 * The page of a screen's code, for a sandbox or a browser without network; null when there is no code for it.
 * @throws CodedError `preview-failed`, `run-missing`
 */
export const screenPage = async ({ workspace, framework, screen, before }: Wanted): Promise<ScreenPage | null> => {
  const now = await readCodeMap(workspace);
  const { overlay, map } =
    before === null ? { overlay: NO_OVERLAY, map: now } : await beforeRun(workspace, now, before);
  const entry = entryOfScreen(map, framework, screen);
  if (entry === null || overlay.get(entry) === null) return null;
  if (framework === 'html') return { files: staticPage(workspace, overlay), entry };
  return { files: await componentPage({ workspace, path: entry, overlay }), entry: 'index.html' };
};
