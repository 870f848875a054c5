import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { MeasuredPage, NotRendered } from '#contract/code-gen/page-measure';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { WorkspaceState } from '#contract/state/app-state';
import { canShow } from '../preview/screen-code.ts';
import { screenPage } from '../preview/screen-page.ts';
import type { PageCamera } from './page-camera.ts';

interface Deps {
  readonly camera: PageCamera;
  readonly translate: Translate;
  readonly open: () => WorkspaceState | null;
}

const asked = z.object({
  workspace: z.string(),
  screen: z.string().max(1_000),
  width: z.number().min(1).max(16_000),
  height: z.number().min(1).max(1_000_000),
  before: z.string().max(100).nullable(),
});
type Asked = z.infer<typeof asked>;

/** Taller windows are cut, as their pictures are. */
const TALLEST = 16_000;

/** Answers what the score asks of pages. */
export interface MeasureDesk {
  /** Never throws for a page that cannot be shown: it says why. @throws CodedError `cancelled` */
  measure(request: unknown): Promise<MeasuredPage>;
  /** The turn is over: its pictures and its browser go. */
  clear(): Promise<void>;
}

const none = (why: NotRendered, detail = ''): MeasuredPage => ({ kind: 'none', why, detail });

/** Why nothing may be rendered in this folder; null when it may. */
const refusal = (open: WorkspaceState | null, { workspace }: Asked): MeasuredPage | null => {
  if (open === null || open.path !== workspace || open.setup.kind !== 'ready') return none('no-code');
  if (!canShow(open.setup.framework)) return none('stack', open.setup.framework);
  // The code would run, if only in a browser without network.
  return open.trust.kind === 'trusted' ? null : none('untrusted');
};

export const createMeasureDesk = ({ camera, translate, open }: Deps): MeasureDesk => {
  let folder: Promise<string> | null = null;
  let stopping = new AbortController();
  let pictures = 0;

  const keep = async (png: Buffer): Promise<string> => {
    folder ??= mkdtemp(join(tmpdir(), 'figma2code-pages-'));
    pictures += 1;
    const path = join(await folder, `${pictures}.png`);
    await writeFile(path, png, { mode: 0o600 });
    return path;
  };
  const failed = (error: unknown): MeasuredPage => {
    if (!(error instanceof CodedError) || error.code === 'cancelled') throw error;
    const { message } = failureText(translate, error.code, error.params);
    return none(error.code === 'browser-missing' ? 'no-browser' : 'broken', message);
  };
  const shoot = async ({ workspace, screen, width, height, before }: Asked, framework: string) => {
    const page = await screenPage({ workspace, framework, screen, before });
    if (page === null) return none('no-code');
    const size = { width: Math.round(width), height: Math.round(Math.min(height, TALLEST)) };
    const shot = await camera.shoot(page, size, stopping.signal);
    return { kind: 'measured', picture: await keep(shot.png), page: shot.page } as const;
  };
  return {
    measure: async (request) => {
      const wanted = asked.parse(request);
      const state = open();
      const refused = refusal(state, wanted);
      if (refused !== null || state?.setup.kind !== 'ready') return refused ?? none('no-code');
      return shoot(wanted, state.setup.framework).catch(failed);
    },
    clear: async () => {
      stopping.abort();
      stopping = new AbortController();
      const gone = folder;
      folder = null;
      await camera.close();
      if (gone !== null) await rm(await gone, { recursive: true, force: true });
    },
  };
};
