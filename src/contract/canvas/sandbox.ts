/** Where the document of a sandbox came from. */
export type SandboxOrigin =
  | { readonly kind: 'empty' }
  /** The page that was shown in an open document. */
  | { readonly kind: 'copy'; readonly clientId: string; readonly label: string };

/** What the user said to a step. */
export type StepChoice = 'open' | 'approved' | 'skipped';

/** One call that changed the sandbox, or tried to. */
export interface SandboxStep {
  /** Rises by one from step to step, and is never given twice. */
  readonly id: number;
  readonly command: string;
  /** Its parameters, in the order in which they were given; long values are cut. */
  readonly params: readonly (readonly [name: string, value: string])[];
  /** `undone`: taken back, and can be made again. */
  readonly state: 'done' | 'failed' | 'undone' | 'skipped';
  readonly choice: StepChoice;
  /** Why it failed; null unless it did. */
  readonly error: string | null;
  /** Ids of the layers that it made or changed, for a frame around them. */
  readonly touched: readonly string[];
  /** Ids of the steps without which it cannot be: what they made is named in it. */
  readonly needs: readonly number[];
}

export interface OpenSandbox {
  readonly origin: SandboxOrigin;
  readonly page: string;
  readonly steps: readonly SandboxStep[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Grows with every change: a picture of an older one is out of date. */
  readonly version: number;
  /** What became of the approved steps; null before they were carried out. */
  readonly replayed: { readonly label: string; readonly count: number } | null;
}

export interface SandboxState {
  /** What is asked for in the window goes to the sandbox; what is asked for in the plugin never does. */
  readonly isFirst: boolean;
  /** Something is being copied, made anew or carried out. */
  readonly isBusy: boolean;
  readonly open: OpenSandbox | null;
}

export const NO_SANDBOX: SandboxState = { isFirst: false, isBusy: false, open: null };

/** Colours as CSS writes them; lengths in pixels of the page. */
export interface DrawnLayer {
  readonly id: string;
  readonly name: string;
  readonly kind: 'box' | 'ellipse' | 'line' | 'text' | 'shape' | 'group';
  /** Places the layer's own box on the page: a, b, c, d, e, f as SVG takes them. */
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly width: number;
  readonly height: number;
  readonly fill: string | null;
  /** It has a picture, which is not drawn. */
  readonly hasPicture?: true;
  readonly stroke?: { readonly color: string; readonly weight: number };
  /** Top left, top right, bottom right, bottom left. */
  readonly radii?: readonly [number, number, number, number];
  readonly opacity?: number;
  readonly clips?: true;
  readonly text?: DrawnText;
  readonly children?: readonly DrawnLayer[];
}

export interface DrawnText {
  readonly characters: string;
  readonly family: string;
  readonly weight: number;
  readonly size: number;
  /** Null: as high as the font wants. */
  readonly lineHeight: number | null;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  /** False: it is as wide as its words. */
  readonly wraps: boolean;
}

export interface SandboxDrawing {
  readonly version: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly layers: readonly DrawnLayer[];
  /** Layers that were too many to be drawn. */
  readonly left: number;
}
