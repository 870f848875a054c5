import type { PaletteEntry, PaletteGroup } from './palette-entry.ts';
import { bestOf, type PaletteQuery } from './palette-query.ts';
import { useCommandEntries } from './use-command-entries.ts';
import { useLayerEntries, useScreenEntries, useSnapshotEntries } from './use-design-entries.ts';
import { useFileEntries } from './use-file-entries.ts';

const MOST_OF_ONE = 60;
const MOST_OF_EACH = 8;

type Entries = Readonly<Record<PaletteGroup['id'], readonly PaletteEntry[]>>;

/** Which groups a scope shows; without a sign also commands, at the end. */
const GROUPS: Readonly<Record<PaletteQuery['scope'], readonly PaletteGroup['id'][]>> = {
  all: ['screens', 'layers', 'snapshots', 'files', 'commands'],
  commands: ['commands'],
  layers: ['screens', 'layers'],
  files: ['files'],
  snapshots: ['snapshots'],
};

/** Without a text the palette lists what can be done, not everything there is. */
const isQuiet = (id: PaletteGroup['id'], { scope, text }: PaletteQuery): boolean =>
  scope === 'all' && text === '' && id !== 'commands' && id !== 'screens';

const groupsOf = (entries: Entries, query: PaletteQuery): readonly PaletteGroup[] => {
  const most = query.scope === 'all' && query.text !== '' ? MOST_OF_EACH : MOST_OF_ONE;
  return GROUPS[query.scope]
    .filter((id) => !isQuiet(id, query))
    .map((id) => ({
      id,
      entries: id === 'layers' ? entries.layers.slice(0, most) : bestOf(entries[id], query.text, most),
    }))
    .filter((group) => group.entries.length > 0);
};

/** What the palette lists for a query. */
export const usePaletteGroups = (query: PaletteQuery): readonly PaletteGroup[] => {
  const entries: Entries = {
    commands: useCommandEntries(),
    screens: useScreenEntries(),
    layers: useLayerEntries(query.text),
    files: useFileEntries(),
    snapshots: useSnapshotEntries(),
  };
  return groupsOf(entries, query);
};
