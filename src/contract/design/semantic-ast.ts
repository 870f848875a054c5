/**
 * `semantic-ast.json`: what code-gen needs of a design, in the words of the stack, and nothing else.
 * Absent fields mean Figma's default. Numbers are in CSS pixels, rounded to 2 decimals; angles in degrees.
 * Nodes stand in the order of Figma (bottom first). Hidden nodes are kept and say `visible: false`.
 */
export interface SemanticAst {
  readonly schemaVersion: number;
  readonly framework: string;
  readonly screens: readonly SemanticScreen[];
}

/** A top-level frame, component or component set of a page, or of a section of it; loose layers of a page form one screen with the page's id. */
export interface SemanticScreen {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly width: number;
  readonly height: number;
  readonly nodes: number;
  /** Picture of the whole screen below the snapshot, e.g. `screenshots/screen-1-2.png`; null with a reason. */
  readonly picture: string | null;
  readonly pictureReason?: string;
  readonly root?: SemanticNode;
  /** Instead of `root` in large snapshots: a file below the snapshot that holds `{ schemaVersion, root }`. */
  readonly file?: string;
}

/** A value with the token it is bound to. `value` is resolved, so that no alias is left; `token` is `collection/name`. */
export type Bound<T> = T | { readonly value: T; readonly token: string };

export interface SemanticNode {
  readonly id: string;
  readonly name: string;
  /** The stack's word, from `mapNodeType`. */
  readonly type: string;
  /** Figma's own type, for what the stack's word leaves open. */
  readonly figmaType: string;
  readonly visible?: false;
  readonly visibleBinding?: string;
  /** Relative to the parent's top left corner; the screen's root stands at 0, 0. Size before rotation. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly rotation?: number;
  readonly layout?: AutoLayout;
  /** How this node sits in its parent. */
  readonly item?: LayoutItem;
  readonly size?: SizeRules;
  readonly fills?: readonly Paint[];
  readonly strokes?: Strokes;
  readonly corners?: Corners;
  readonly effects?: readonly Effect[];
  readonly opacity?: Bound<number>;
  readonly blendMode?: string;
  readonly clips?: true;
  readonly mask?: 'alpha' | 'luminance' | 'vector';
  readonly scroll?: string;
  readonly text?: TextContent;
  readonly component?: ComponentInfo;
  readonly instance?: InstanceInfo;
  /** Key of `image-map.json`. */
  readonly screenshot?: string;
  readonly exports?: readonly string[];
  readonly interactions?: readonly Interaction[];
  readonly styles?: Readonly<Record<string, string>>;
  readonly children?: readonly SemanticNode[];
}

export interface AutoLayout {
  /** The stack's words, from `layoutMaps`. */
  readonly direction: string;
  readonly mainAxisAlign?: string;
  readonly crossAxisAlign?: string;
  readonly wrap?: true;
  readonly gap?: Bound<number>;
  readonly crossGap?: Bound<number>;
  /** top, right, bottom, left */
  readonly padding?: readonly [Bound<number>, Bound<number>, Bound<number>, Bound<number>];
  readonly wrapAlign?: string;
  readonly reverseZ?: true;
  readonly strokesTakeSpace?: true;
  readonly grid?: {
    readonly columns: number;
    readonly rows: number;
    readonly columnGap?: Bound<number>;
    readonly rowGap?: Bound<number>;
    readonly columnSizes?: string;
    readonly rowSizes?: string;
  };
}

export interface LayoutItem {
  readonly absolute?: true;
  readonly grow?: number;
  readonly alignSelf?: string;
  readonly constraints?: { readonly horizontal: string; readonly vertical: string };
  readonly grid?: {
    readonly column: number;
    readonly row: number;
    readonly columnSpan: number;
    readonly rowSpan: number;
    readonly horizontalAlign?: string;
    readonly verticalAlign?: string;
  };
}

export interface SizeRules {
  /** The stack's words, from `layoutMaps.mainAxisSize`. */
  readonly width?: string;
  readonly height?: string;
  readonly widthToken?: string;
  readonly heightToken?: string;
  readonly minWidth?: Bound<number>;
  readonly maxWidth?: Bound<number>;
  readonly minHeight?: Bound<number>;
  readonly maxHeight?: Bound<number>;
  readonly aspectRatio?: number;
}

export type Paint =
  | {
      readonly kind: 'solid';
      readonly color: string;
      readonly token?: string;
      readonly opacity?: number;
      readonly blendMode?: string;
    }
  | {
      readonly kind: 'linear' | 'radial' | 'angular' | 'diamond';
      readonly stops: readonly { readonly at: number; readonly color: string; readonly token?: string }[];
      readonly handles?: readonly (readonly [number, number])[];
      readonly opacity?: number;
      readonly blendMode?: string;
    }
  | {
      readonly kind: 'image';
      readonly ref: string | null;
      readonly scaleMode: string;
      readonly transform?: readonly (readonly number[])[];
      readonly scale?: number;
      readonly rotation?: number;
      readonly filters?: Readonly<Record<string, number>>;
      readonly opacity?: number;
      readonly blendMode?: string;
    }
  | { readonly kind: 'other'; readonly figmaType: string };

export interface Strokes {
  readonly paints: readonly Paint[];
  readonly weight: Bound<number>;
  /** top, right, bottom, left; only when they differ */
  readonly weights?: readonly [number, number, number, number];
  readonly align: 'inside' | 'center' | 'outside';
  readonly dashes?: readonly number[];
  readonly cap?: string;
  readonly join?: string;
}

export interface Corners {
  readonly radius?: Bound<number>;
  /** top left, top right, bottom right, bottom left */
  readonly radii?: readonly [Bound<number>, Bound<number>, Bound<number>, Bound<number>];
  readonly smoothing?: number;
}

export type Effect =
  | {
      readonly kind: 'drop-shadow' | 'inner-shadow';
      readonly x: number;
      readonly y: number;
      readonly blur: Bound<number>;
      readonly spread?: Bound<number>;
      readonly color: string;
      readonly token?: string;
      readonly blendMode?: string;
      readonly showBehind?: true;
    }
  | { readonly kind: 'layer-blur' | 'background-blur'; readonly blur: Bound<number> }
  | { readonly kind: 'other'; readonly figmaType: string };

export interface TextContent {
  readonly characters: string;
  readonly style: TextStyle;
  /** Ranges [start, end) in UTF-16 units whose style differs, with the differing members only. */
  readonly runs?: readonly { readonly start: number; readonly end: number; readonly style: Partial<TextStyle> }[];
  readonly align?: string;
  readonly verticalAlign?: string;
  readonly autoResize?: string;
  readonly truncation?: { readonly maxLines: number | null };
  readonly lists?: readonly {
    readonly line: number;
    readonly kind: 'ordered' | 'unordered';
    readonly indent: number;
  }[];
  readonly charactersBinding?: string;
}

export interface TextStyle {
  readonly family: string;
  readonly familyToken?: string;
  readonly postScriptName?: string;
  readonly weight: number;
  readonly weightToken?: string;
  readonly size: Bound<number>;
  readonly lineHeight?: Bound<number> | string;
  readonly letterSpacing?: Bound<number>;
  readonly paragraphSpacing?: Bound<number>;
  readonly paragraphIndent?: number;
  readonly italic?: true;
  readonly case?: string;
  readonly decoration?: string;
  readonly link?: string;
  readonly openType?: Readonly<Record<string, number>>;
  readonly fills?: readonly Paint[];
}

export interface ComponentInfo {
  readonly kind: 'component' | 'component-set';
  readonly key?: string;
  readonly description?: string;
  /** Variant values of a component in a set, e.g. `{ Size: 'Small' }`. */
  readonly variant?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<
    Record<string, { readonly type: string; readonly default: string | boolean; readonly options?: readonly string[] }>
  >;
}

export interface InstanceInfo {
  /** Node id of the component, and its name; remote when the component is not in the file. */
  readonly componentId: string;
  readonly componentName: string | null;
  readonly componentSet?: string;
  readonly remote?: true;
  readonly properties?: Readonly<
    Record<string, { readonly type: string; readonly value: string | boolean; readonly token?: string }>
  >;
  readonly overrides?: readonly { readonly id: string; readonly fields: readonly string[] }[];
}

export interface Interaction {
  readonly trigger: string;
  readonly actions: readonly {
    readonly type: string;
    readonly navigation?: string;
    readonly destinationId?: string;
    readonly url?: string;
  }[];
}
