/**
 * A layer as Figma sent it, after normalising: `id` (unique in the design), `name` and `type` are strings,
 * `children` is absent or an array of such layers. Every other field is unchecked: read it through `fields.ts`.
 */
export interface FigmaNode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly children?: readonly FigmaNode[];
  readonly [field: string]: unknown;
}

export interface FigmaPage {
  readonly id: string;
  readonly name: string;
  /** Modes in force on the whole page: collection id → mode id. */
  readonly explicitVariableModes?: Readonly<Record<string, string>>;
  readonly children: readonly FigmaNode[];
}

/** What the envelope says about a component. `key` is '' where an old response lacks it. */
export interface ComponentMeta {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly componentSetId: string | null;
  readonly remote: boolean;
}

export interface ComponentSetMeta {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly remote: boolean;
}

export interface StyleMeta {
  readonly key: string;
  readonly name: string;
  /** `FILL`, `TEXT`, `EFFECT`, `GRID`, or whatever Figma invents. */
  readonly styleType: string;
  readonly description: string;
  readonly remote: boolean;
}

/** Depth below a page at which an import stops; real files stay below 20. */
export const MAX_DEPTH = 2_000;

/** Type of a layer that came without one. */
export const UNKNOWN_TYPE = 'UNKNOWN';
