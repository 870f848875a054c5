/** What a workspace knows about its framework. The five members before `postAstTokenGenerated` are checked before anything else happens. */
export interface RGBA {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** Figma's enum value → the word of the stack, e.g. `{ HORIZONTAL: 'row', VERTICAL: 'column' }`. */
export interface LayoutMaps {
  readonly direction: Readonly<Record<string, string>>;
  readonly mainAxisAlign: Readonly<Record<string, string>>;
  readonly crossAxisAlign: Readonly<Record<string, string>>;
  readonly mainAxisSize: Readonly<Record<string, string>>;
}

/** The Figma enum values that every adapter maps. */
export const LAYOUT_MAP_KEYS = {
  direction: ['NONE', 'HORIZONTAL', 'VERTICAL', 'GRID'],
  mainAxisAlign: ['MIN', 'CENTER', 'MAX', 'SPACE_BETWEEN'],
  crossAxisAlign: ['MIN', 'CENTER', 'MAX', 'BASELINE', 'STRETCH'],
  mainAxisSize: ['FIXED', 'HUG', 'FILL'],
} as const;

/** What `mapNodeType` may look at besides the Figma type. Few and small, so that answers can be cached. */
export interface NodeTypeContext {
  readonly layoutMode: 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID';
  readonly wraps: boolean;
  readonly hasChildren: boolean;
  readonly hasImageFill: boolean;
  /** True when the node and all that is visible in it are vectors: an icon drawn from several shapes. */
  readonly onlyVectors: boolean;
  readonly scrolls: boolean;
}

/** `extensions/generic-design-parser.ts` of a workspace: its default export, an export named `adapter`, or the members themselves. */
export interface FrameworkAdapter {
  transformColor(rgba: RGBA): string;
  readonly layoutMaps: LayoutMaps;
  mapNodeType(figmaType: string, ctx: NodeTypeContext): string | undefined;
  readonly svgPictureType: string;
  readonly staticImageType: string;
  postAstTokenGenerated(astPath: string): Promise<void>;
}

export interface NodeTypeRequest {
  readonly figmaType: string;
  readonly ctx: NodeTypeContext;
  /** Named in the failure when the adapter answers badly. */
  readonly nodeId: string;
}

/** An adapter that runs in its own process: every call is a batch, because each one crosses a wall. */
export interface LoadedAdapter {
  /** Hash of the code that runs. */
  readonly digest: string;
  readonly layoutMaps: LayoutMaps;
  readonly svgPictureType: string;
  readonly staticImageType: string;
  /** @throws CodedError `adapter-invalid`, `adapter-failed` or `adapter-timeout` */
  transformColors(colors: readonly { rgba: RGBA; nodeId: string }[]): Promise<string[]>;
  mapNodeTypes(requests: readonly NodeTypeRequest[]): Promise<(string | undefined)[]>;
  postAstTokenGenerated(astPath: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Bundles, checks trust, starts the runner and verifies the five members.
 * @throws CodedError `workspace-untrusted`, `adapter-invalid`, `adapter-timeout`
 */
export type LoadAdapter = (workspace: string, signal: AbortSignal) => Promise<LoadedAdapter>;
