import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FailureText } from '#contract/errors';
import type { KeptLayout, LayoutKeeper } from './layout-keeper.ts';
import {
  type FigmaPage,
  type FlowTab,
  INITIAL_VIEW,
  isPanelOpen,
  liesOverStage,
  NO_SELECTION,
  type Overlay,
  type PanelName,
  type Selection,
  type SideTab,
  type ViewState,
  type WidthClass,
} from './view-state.ts';

export interface ViewActions {
  show(tab: FlowTab): void;
  togglePanel(panel: PanelName): void;
  setPanel(panel: PanelName, isOpen: boolean): void;
  setWidth(width: WidthClass): void;
  /** Null goes back to the size of the window's width. */
  resize(panel: PanelName, size: number | null): void;
  /** Opens the side panel at this tab; again on the open tab closes it. */
  showSide(tab: SideTab): void;
  setSideTab(tab: SideTab): void;
  fillStage(isFilled: boolean): void;
  /** Null goes back to the step of the flow. */
  showFigma(page: FigmaPage | null): void;
  /** Also leaves the selection, which belongs to one snapshot. */
  chooseSnapshot(name: string | null): void;
  select(selection: Selection): void;
  openOverlay(overlay: Overlay): void;
  openFile(path: string): void;
  closeOverlay(): void;
  tell(notice: FailureText | null): void;
  keepLookingOnly(digest: string | null): void;
  /** Another workspace: its own layout, and nothing chosen. */
  enterWorkspace(path: string | null): void;
}

export interface ViewStore extends ViewState {
  readonly actions: ViewActions;
}

type Set = StoreApi<ViewStore>['setState'];
type Get = StoreApi<ViewStore>['getState'];

const panelActions = (set: Set, get: Get): Pick<ViewActions, 'togglePanel' | 'setPanel' | 'setWidth' | 'resize'> => ({
  togglePanel: (panel) => get().actions.setPanel(panel, !isPanelOpen(get(), panel)),
  setPanel: (panel, isOpen) =>
    set(({ width, over, panels }) => {
      if (liesOverStage(width, panel)) return { over: isOpen ? panel : over === panel ? null : over };
      return { panels: { ...panels, [panel]: isOpen } };
    }),
  setWidth: (width) => set((view) => (view.width === width ? view : { width, over: null })),
  resize: (panel, size) => set((view) => ({ sizes: { ...view.sizes, [panel]: size } })),
});

const sideActions = (set: Set, get: Get): Pick<ViewActions, 'showSide' | 'setSideTab' | 'fillStage' | 'showFigma'> => ({
  showSide: (tab) => {
    const isShown = isPanelOpen(get(), 'side') && get().sideTab === tab;
    set({ sideTab: tab, agentInStage: false });
    get().actions.setPanel('side', !isShown);
  },
  setSideTab: (sideTab) => set({ sideTab }),
  fillStage: (agentInStage) => set({ agentInStage }),
  showFigma: (figmaPage) => set({ figmaPage, agentInStage: false, over: null }),
});

const overlayActions = (set: Set): Pick<ViewActions, 'openOverlay' | 'openFile' | 'closeOverlay'> => ({
  openOverlay: (overlay) => set({ overlay }),
  openFile: (path) => set({ overlay: { kind: 'file', path } }),
  closeOverlay: () => set({ overlay: null }),
});

const freshView = (kept: KeptLayout | null, width: WidthClass): Partial<ViewState> => ({
  ...INITIAL_VIEW,
  width,
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
      show: (tab) => set({ tab, agentInStage: false, figmaPage: null, over: null }),
      chooseSnapshot: (snapshot) => set({ snapshot, selection: NO_SELECTION }),
      select: (selection) => set({ selection }),
      tell: (notice) => set((view) => (view.notice === notice ? view : { notice })),
      keepLookingOnly: (lookingOnly) => set({ lookingOnly }),
      enterWorkspace: (path) => {
        if (path === workspace) return;
        workspace = path;
        set(({ width }) => freshView(path === null ? null : keeper.read(path), width));
      },
    },
  }));
  store.subscribe((view, before) => {
    if (workspace === null || (view.panels === before.panels && view.sizes === before.sizes)) return;
    keeper.write(workspace, { panels: view.panels, sizes: view.sizes });
  });
  return store;
};
