import { createStore, type StoreApi } from 'zustand/vanilla';
import { type KeptLayout, type LayoutKeeper } from './layout-keeper.ts';
import {
  type FlowTab,
  INITIAL_VIEW,
  NO_SELECTION,
  type Overlay,
  type PanelName,
  type Selection,
  type SideTab,
  type ViewState,
} from './view-state.ts';

export interface ViewActions {
  show(tab: FlowTab): void;
  togglePanel(panel: PanelName): void;
  setPanel(panel: PanelName, isOpen: boolean): void;
  /** Null goes back to the size of the window's width. */
  resize(panel: PanelName, size: number | null): void;
  /** Opens the side panel at this tab; again on the open tab closes it. */
  showSide(tab: SideTab): void;
  setSideTab(tab: SideTab): void;
  fillStage(isFilled: boolean): void;
  /** Also leaves the selection, which belongs to one snapshot. */
  chooseSnapshot(name: string | null): void;
  select(selection: Selection): void;
  openOverlay(overlay: Overlay): void;
  openFile(path: string): void;
  closeOverlay(): void;
  keepLookingOnly(digest: string | null): void;
  /** Another workspace: its own layout, and nothing chosen. */
  enterWorkspace(path: string | null): void;
}

export interface ViewStore extends ViewState {
  readonly actions: ViewActions;
}

type Set = StoreApi<ViewStore>['setState'];
type Get = StoreApi<ViewStore>['getState'];

const panelActions = (set: Set, get: Get): Pick<ViewActions, 'togglePanel' | 'setPanel' | 'resize'> => ({
  togglePanel: (panel) => get().actions.setPanel(panel, !get().panels[panel]),
  setPanel: (panel, isOpen) => set((view) => ({ panels: { ...view.panels, [panel]: isOpen } })),
  resize: (panel, size) => set((view) => ({ sizes: { ...view.sizes, [panel]: size } })),
});

const sideActions = (set: Set, get: Get): Pick<ViewActions, 'showSide' | 'setSideTab' | 'fillStage'> => ({
  showSide: (tab) => {
    const { panels, sideTab } = get();
    const isShown = panels.side && sideTab === tab;
    set({ sideTab: tab, agentInStage: false, panels: { ...panels, side: !isShown } });
  },
  setSideTab: (sideTab) => set({ sideTab }),
  fillStage: (agentInStage) => set({ agentInStage }),
});

const overlayActions = (set: Set): Pick<ViewActions, 'openOverlay' | 'openFile' | 'closeOverlay'> => ({
  openOverlay: (overlay) => set({ overlay }),
  openFile: (path) => set({ overlay: { kind: 'file', path } }),
  closeOverlay: () => set({ overlay: null }),
});

const freshView = (kept: KeptLayout | null): Partial<ViewState> => ({
  ...INITIAL_VIEW,
  ...(kept ? { panels: kept.panels, sizes: kept.sizes } : {}),
});

/** The window's own state. Panels and their sizes are kept per workspace by `keeper`. */
export const createViewStore = (keeper: LayoutKeeper): StoreApi<ViewStore> => {
  let workspace: string | null = null;
  const store = createStore<ViewStore>((set, get) => ({
    ...INITIAL_VIEW,
    actions: {
      ...panelActions(set, get),
      ...sideActions(set, get),
      ...overlayActions(set),
      show: (tab) => set({ tab, agentInStage: false }),
      chooseSnapshot: (snapshot) => set({ snapshot, selection: NO_SELECTION }),
      select: (selection) => set({ selection }),
      keepLookingOnly: (lookingOnly) => set({ lookingOnly }),
      enterWorkspace: (path) => {
        if (path === workspace) return;
        workspace = path;
        set(freshView(path === null ? null : keeper.read(path)));
      },
    },
  }));
  store.subscribe((view, before) => {
    if (workspace === null || (view.panels === before.panels && view.sizes === before.sizes)) return;
    keeper.write(workspace, { panels: view.panels, sizes: view.sizes });
  });
  return store;
};
