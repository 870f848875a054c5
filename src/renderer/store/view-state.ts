import type { FailureText } from '#contract/errors';

export const FLOW_TABS = ['import', 'design', 'plan', 'changes', 'preview'] as const;
export type FlowTab = (typeof FLOW_TABS)[number];

export const PANELS = ['navigator', 'side', 'log'] as const;
export type PanelName = (typeof PANELS)[number];

export type SideTab = 'inspect' | 'agent';

/** What stands in the stage instead of a step of the flow: the way to Figma, or the document in which steps are tried. */
export type FigmaPage = 'bridge' | 'sandbox';

/** Width of the window: where panels stand beside the stage and where they lie over it. */
export type WidthClass = 'compact' | 'narrow' | 'usual' | 'wide';

/** Panels that lie over the stage, one at a time, because there is no room beside it. */
export const OVER_STAGE: Readonly<Record<WidthClass, readonly PanelName[]>> = {
  compact: ['navigator', 'side'],
  narrow: ['side'],
  usual: [],
  wide: [],
};

/** What floats above the window; one at a time. */
export type Overlay =
  | { readonly kind: 'palette'; readonly query: string }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'stop' }
  /** A file that the product keeps or would run, relative to the workspace. */
  | { readonly kind: 'file'; readonly path: string };

/** One selection for board, tree and inspector. */
export interface Selection {
  readonly screen: string | null;
  readonly node: string | null;
}

export const NO_SELECTION: Selection = { screen: null, node: null };

/** What the window itself decides: nothing here is known to the backend. */
export interface ViewState {
  readonly tab: FlowTab;
  readonly panels: Readonly<Record<PanelName, boolean>>;
  /** Pixels; null is the size that goes with the width of the window. */
  readonly sizes: Readonly<Record<PanelName, number | null>>;
  readonly width: WidthClass;
  /** The panel that lies over the stage just now. */
  readonly over: PanelName | null;
  readonly sideTab: SideTab;
  readonly agentInStage: boolean;
  readonly figmaPage: FigmaPage | null;
  /** The snapshot looked at; null is the newest. */
  readonly snapshot: string | null;
  readonly selection: Selection;
  readonly overlay: Overlay | null;
  /** A command that was refused, until it is put away or the next one works. */
  readonly notice: FailureText | null;
  /** The digest for which the user chose to keep looking only. */
  readonly lookingOnly: string | null;
}

export const INITIAL_VIEW: ViewState = {
  tab: 'import',
  panels: { navigator: true, side: true, log: false },
  sizes: { navigator: null, side: null, log: null },
  width: 'usual',
  over: null,
  sideTab: 'agent',
  agentInStage: false,
  figmaPage: null,
  snapshot: null,
  selection: NO_SELECTION,
  overlay: null,
  notice: null,
  lookingOnly: null,
};

export const liesOverStage = (width: WidthClass, panel: PanelName): boolean => OVER_STAGE[width].includes(panel);

export const isPanelOpen = (view: ViewState, panel: PanelName): boolean =>
  liesOverStage(view.width, panel) ? view.over === panel : view.panels[panel];
