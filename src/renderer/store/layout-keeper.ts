import { INITIAL_VIEW, PANELS, type PanelName } from './view-state.ts';

export interface KeptLayout {
  readonly panels: Readonly<Record<PanelName, boolean>>;
  readonly sizes: Readonly<Record<PanelName, number | null>>;
}

/** Remembers the panels of each workspace. */
export interface LayoutKeeper {
  read(workspace: string): KeptLayout | null;
  write(workspace: string, layout: KeptLayout): void;
}

/** Panels may be dragged within these bounds, pixels. */
export const PANEL_BOUNDS = { navigator: [200, 480], side: [200, 480], log: [96, 600] } as const;

/** So many workspaces are remembered. */
const MAX_KEPT = 50;
const KEY = 'figma2code.layout';

type Kept = Record<string, KeptLayout>;

export const clampSize = (panel: PanelName, size: number): number => {
  const [least, most] = PANEL_BOUNDS[panel];
  return Math.round(Math.min(most, Math.max(least, size)));
};

/** What was stored may be anything: each part is taken only when it fits. */
const sane = (layout: Partial<KeptLayout> | undefined): KeptLayout | null => {
  if (!layout || typeof layout !== 'object') return null;
  const pick = <T>(read: (panel: PanelName) => T) =>
    Object.fromEntries(PANELS.map((panel) => [panel, read(panel)])) as Record<PanelName, T>;
  return {
    panels: pick((panel) => layout.panels?.[panel] ?? INITIAL_VIEW.panels[panel]),
    sizes: pick((panel) => {
      const size = layout.sizes?.[panel];
      return typeof size === 'number' ? clampSize(panel, size) : null;
    }),
  };
};

const readAll = (storage: Storage): Kept => {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Kept) : {};
  } catch {
    return {};
  }
};

/** Kept in the storage of the window; a full or forbidden storage keeps nothing. */
export const storageLayoutKeeper = (storage: Storage): LayoutKeeper => ({
  read: (workspace) => sane(readAll(storage)[workspace]),
  write: (workspace, layout) => {
    const { [workspace]: _, ...others } = readAll(storage);
    const kept = Object.entries({ ...others, [workspace]: layout }).slice(-MAX_KEPT);
    try {
      storage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
    } catch {
      // Only a comfort is lost.
    }
  },
});
