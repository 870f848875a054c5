import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { z } from 'zod';
import { LOCALES, OFFLINE_MODEL, type RecentWorkspace } from '#contract/state/app-state';

const stored = z.object({
  locale: z.enum(LOCALES).nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  singleKeys: z.boolean().default(true),
  model: z
    .object({ provider: z.string().min(1), model: z.string().min(1), baseUrl: z.string().nullable() })
    .default(OFFLINE_MODEL),
  recent: z
    .array(z.object({ path: z.string(), name: z.string(), openedAt: z.number() }))
    .max(20)
    .default([]),
});
export type StoredSettings = z.infer<typeof stored>;

export interface SettingsStore {
  read(): StoredSettings;
  write(change: Partial<StoredSettings>): void;
  /** The name of the backup when the file could not be read and defaults are used. */
  readonly broken: string | null;
}

const FILE = 'settings.json';
const MAX_RECENT = 10;

const open = (dir: string): Conf<Record<string, unknown>> =>
  new Conf({ cwd: dir, configName: 'settings', configFileMode: 0o600, clearInvalidConfig: false });

/** A file that cannot be read is kept beside the new one, so that nothing of the user is lost. */
const openOrBackUp = (dir: string): { conf: Conf<Record<string, unknown>>; broken: string | null } => {
  const file = join(dir, FILE);
  try {
    const conf = open(dir);
    if (stored.safeParse(conf.store).success) return { conf, broken: null };
  } catch {
    // Falls through to the backup.
  }
  if (existsSync(file)) copyFileSync(file, `${file}.broken`);
  const conf = new Conf<Record<string, unknown>>({
    cwd: dir,
    configName: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: true,
  });
  conf.clear();
  return { conf, broken: `${FILE}.broken` };
};

/** Settings of the user, outside every workspace; secrets are not among them. */
export const createSettingsStore = (dir: string): SettingsStore => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { conf, broken } = openOrBackUp(dir);
  return {
    // Read anew each time, so that a second instance does not lose what the first one saved.
    read: () => stored.parse({ ...conf.store }),
    write: (change) => {
      for (const [key, value] of Object.entries(change)) conf.set(key, value);
    },
    broken,
  };
};

export const withRecent = (recent: readonly RecentWorkspace[], opened: RecentWorkspace): RecentWorkspace[] =>
  [opened, ...recent.filter((known) => known.path !== opened.path)].slice(0, MAX_RECENT);
