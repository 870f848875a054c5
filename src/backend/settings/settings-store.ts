import { copyFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FIGMA_PLANS, FIGMA_SEATS } from '#contract/figma-budget/limits';
import { LOCALES, OFFLINE_MODEL, type RecentWorkspace } from '#contract/state/app-state';
import { writeFileAtomic } from '#workspace/atomic-file';
import { readTextAtOnce } from '#workspace/files/read-at-once';
import { fsFailure } from '#workspace/fs-failure';
import { withFileLock } from './file-lock.ts';

const stored = z.object({
  locale: z.enum(LOCALES).nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  singleKeys: z.boolean().default(true),
  model: z
    .object({ provider: z.string().min(1), model: z.string().min(1), baseUrl: z.string().nullable() })
    .default(OFFLINE_MODEL),
  figma: z
    .object({ plan: z.enum(FIGMA_PLANS).nullable(), seat: z.enum(FIGMA_SEATS).nullable() })
    .default({ plan: null, seat: null }),
  recent: z
    .array(z.object({ path: z.string(), name: z.string(), openedAt: z.number() }))
    .max(20)
    .default([]),
});
export type StoredSettings = z.infer<typeof stored>;

export interface SettingsStore {
  read(): StoredSettings;
  /**
   * Saves what the change makes of the settings as they are on disk now: another instance may have saved meanwhile.
   * @throws CodedError `read-only`, `disk-full`, …; the file is then as it was
   */
  write(change: (current: StoredSettings) => Partial<StoredSettings>): Promise<void>;
  /** The name of the backup when the file could not be read and defaults are used. */
  readonly broken: string | null;
}

const FILE = 'settings.json';
const MAX_RECENT = 10;
const MAX_BYTES = 1024 * 1024;

interface Found {
  readonly settings: StoredSettings;
  /** Members of a later version stay in the file. */
  readonly raw: Readonly<Record<string, unknown>>;
}

const NOTHING: Found = { settings: stored.parse({}), raw: {} };

/** null when the file is there and cannot be understood. */
const readSettings = (file: string): Found | null => {
  try {
    const text = readTextAtOnce(file, MAX_BYTES);
    if (text === null) return null;
    const raw: unknown = JSON.parse(text);
    const settings = stored.safeParse(raw);
    return settings.success ? { settings: settings.data, raw: raw as Record<string, unknown> } : null;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? NOTHING : null;
  }
};

/** What cannot be read is kept beside the new file, so that nothing of the user is lost; what is no file is put out of its way. */
const backUp = (file: string): string => {
  try {
    if (statSync(file).isFile()) copyFileSync(file, `${file}.broken`);
    else renameSync(file, `${file}.broken`);
  } catch {
    // Where nothing can be written, the file itself stays too.
  }
  return `${FILE}.broken`;
};

const makeFolder = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch {
    // Reading goes on with defaults; saving tells that it cannot be written.
  }
};

/** Settings of the user, outside every workspace; secrets are not among them. Never throws when it is opened. */
export const createSettingsStore = (dir: string): SettingsStore => {
  const file = join(dir, FILE);
  makeFolder(dir);
  const first = readSettings(file);
  const broken = first === null ? backUp(file) : null;
  let known = first ?? NOTHING;
  // Read anew each time, so that a second instance is heard; a file that broke meanwhile does not count.
  const refresh = (): Found => {
    known = readSettings(file) ?? known;
    return known;
  };
  let queue: Promise<unknown> = Promise.resolve();
  const save = async (change: (current: StoredSettings) => Partial<StoredSettings>): Promise<void> => {
    await mkdir(dir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw fsFailure(error, dir);
    });
    await withFileLock(`${file}.lock`, async () => {
      const { settings, raw } = refresh();
      const text = JSON.stringify({ ...raw, ...settings, ...change(settings) }, null, 2);
      await writeFileAtomic(file, `${text}\n`, { mode: 0o600 });
    });
    refresh();
  };
  return {
    read: () => refresh().settings,
    write: (change) => {
      const saved = queue.then(() => save(change));
      queue = saved.catch(() => undefined);
      return saved;
    },
    broken,
  };
};

export const withRecent = (recent: readonly RecentWorkspace[], opened: RecentWorkspace): RecentWorkspace[] =>
  [opened, ...recent.filter((known) => known.path !== opened.path)].slice(0, MAX_RECENT);
