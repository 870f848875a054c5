/**
 * `semantic-ast.json`: what code-gen needs of a design, in the words of the stack, and nothing else.
 * Absent fields mean Figma's default. Numbers are in CSS pixels, rounded to 2 decimals (shares of a whole to 4);
 * angles in degrees, clockwise. Nodes stand in the order of Figma (bottom first). Hidden nodes are kept and say
 * `visible: false`; hidden paints and effects are left out. Words of Figma that nobody knows yet pass through as they are.
 *
 * Every layer below a page is exactly one node here, but sections: those are descended into and only name their screens.
 * The screen of loose layers has a root of `figmaType: 'CANVAS'`, the page itself, which is no layer.
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
  /** Names of the sections around it, outermost first, joined by ` / `. */
  readonly section?: string;
  readonly width: number;
  readonly height: number;
  /** Layers of the screen, its root included when it is one. */
  readonly nodes: number;
  /** Picture of the whole screen below the snapshot, e.g. `screenshots/screen-1-2.png`; null with a reason. */
  readonly picture: string | null;
  readonly pictureReason?: string;
  /** The picture is not Figma's: it was drawn here, and of so many layers so many are missing, hatched or simpler, by why. */
  readonly drawn?: {
    readonly layers: number;
    readonly flagged: number;
    readonly reasons: Readonly<Record<string, number>>;
  };
  readonly root?: SemanticNode;
  /** Instead of `root` in large snapshots: a file below the snapshot that holds `{ schemaVersion, root }`. */
  readonly file?: string;
}

/**
 * A value with the token it is bound to. `value` is resolved, so that no alias is left; `token` is `collection/name`,
 * or the variable's id where its name is not known (the value is then the one that Figma wrote into the layer).
 */
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
  /**
   * Relative to the parent's top left corner; the screen's root stands at 0, 0. Both before the parent's own rotation
   * and before this node's, which then turns it around the centre of its box.
   */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly rotation?: number;
  /** Instead of `rotation` when the node is mirrored or skewed: a, b, c, d of a CSS matrix around the centre of the box. */
  readonly transform?: readonly [number, number, number, number];
  readonly layout?: AutoLayout;
  /** How this node sits in its parent. */
  readonly item?: LayoutItem;
  readonly size?: SizeRules;
  readonly fills?: readonly Paint[];
  readonly strokes?: Strokes;
  readonly corners?: Corners;
  /** A part of an ellipse: start and end in degrees from the x axis, inner radius as a share of the outer. */
  readonly arc?: { readonly start: number; readonly end: number; readonly inner: number };
  readonly effects?: readonly Effect[];
  readonly opacity?: Bound<number>;
  readonly blendMode?: string;
  readonly clips?: true;
  /** Hides what lies outside it of the siblings after it, up to the next mask. */
  readonly mask?: 'alpha' | 'luminance' | 'vector';
  /** `horizontal`, `vertical` or `both`. */
  readonly scroll?: string;
  readonly text?: TextContent;
  readonly component?: ComponentInfo;
  readonly instance?: InstanceInfo;
  /** What a property of the component around it drives: `visible`, `characters` or `mainComponent` → name of the property. */
  readonly propertyRefs?: Readonly<Record<string, string>>;
  /**
   * Key of `image-map.json`; on the outermost picture only. The picture shows the layer as it stands: turned, with its
   * strokes, effects and opacity. What lies in it says little more than its name, texts and tokens.
   */
  readonly screenshot?: string;
  /** Where the picture lies, in the same coordinates as `box`; absent: where the box is. */
  readonly pictureBox?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Of a part of a picture: the field → the tokens that it is bound to. */
  readonly tokens?: Readonly<Record<string, readonly string[]>>;
  /** e.g. `PNG@2`, `SVG`, `JPG@w512-suffix`. */
  readonly exports?: readonly string[];
  readonly interactions?: readonly Interaction[];
  /** Names of styles: `fill`, `stroke`, `text`, `effect`, … → name. */
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
  /** How wrapped lines share the cross axis; only when they do not just follow each other. */
  readonly wrapAlign?: string;
  /** The first child lies on top. */
  readonly reverseZ?: true;
  readonly strokesTakeSpace?: true;
  readonly grid?: {
    readonly columns: number;
    readonly rows: number;
    readonly columnGap?: Bound<number>;
    readonly rowGap?: Bound<number>;
    /** As in CSS `grid-template-columns`. */
    readonly columnSizes?: string;
    readonly rowSizes?: string;
    readonly autoTracks?: string;
    readonly positioning?: string;
  };
}

export interface LayoutItem {
  readonly absolute?: true;
  /** Stays where it is while its parent scrolls. */
  readonly scroll?: 'fixed' | 'sticky' | string;
  /** Only when it is neither 0 nor 1: those are said by `size`. */
  readonly grow?: number;
  readonly alignSelf?: string;
  /** Only where the parent does not lay it out, and not for the left and top edges. */
  readonly constraints?: { readonly horizontal: string; readonly vertical: string };
  /** Indexes from 0. */
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
  /** The stack's words, from `layoutMaps.mainAxisSize`; absent: fixed. */
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
      /** Reference of the animation; `ref` is then a still of it. */
      readonly gif?: string;
      readonly scaleMode: string;
      /** Two rows of an affine matrix in shares of the box. */
      readonly transform?: readonly (readonly number[])[];
      readonly scale?: number;
      readonly rotation?: number;
      readonly filters?: Readonly<Record<string, number>>;
      readonly opacity?: number;
      readonly blendMode?: string;
    }
  | {
      readonly kind: 'other';
      readonly figmaType: string;
      /** The layer that a pattern repeats, or the reference of a video. */
      readonly source?: string;
      readonly opacity?: number;
      readonly blendMode?: string;
    };

export interface Strokes {
  readonly paints: readonly Paint[];
  readonly weight: Bound<number>;
  /** top, right, bottom, left; only when they differ */
  readonly weights?: readonly [Bound<number>, Bound<number>, Bound<number>, Bound<number>];
  readonly align: 'inside' | 'center' | 'outside';
  readonly dashes?: readonly number[];
  readonly cap?: string;
  readonly join?: string;
  /** Figma's word for a stroke that is no plain line, e.g. a brush. */
  readonly special?: string;
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
      readonly x: Bound<number>;
      readonly y: Bound<number>;
      readonly blur: Bound<number>;
      readonly spread?: Bound<number>;
      readonly color: string;
      readonly token?: string;
      readonly blendMode?: string;
      readonly showBehind?: true;
    }
  | {
      readonly kind: 'layer-blur' | 'background-blur';
      readonly blur: Bound<number>;
      /** A blur that grows: radius at the start, and both ends in shares of the box. */
      readonly progressive?: {
        readonly startRadius: number;
        readonly start: readonly [number, number];
        readonly end: readonly [number, number];
      };
    }
  | { readonly kind: 'other'; readonly figmaType: string; readonly values?: Readonly<Record<string, number>> };

export interface TextContent {
  readonly characters: string;
  readonly style: TextStyle;
  /** Ranges [start, end) in UTF-16 units whose style differs, with the differing members only. */
  readonly runs?: readonly { readonly start: number; readonly end: number; readonly style: Partial<TextStyle> }[];
  readonly align?: string;
  readonly verticalAlign?: string;
  /** Only when the words of `size` do not say it. */
  readonly autoResize?: string;
  readonly truncation?: { readonly maxLines: number | null };
  readonly lists?: readonly {
    readonly line: number;
    /** `none`: an indented line without a mark. */
    readonly kind: 'ordered' | 'unordered' | 'none';
    readonly indent: number;
  }[];
  readonly charactersBinding?: string;
}

export interface TextStyle {
  readonly family: string;
  readonly familyToken?: string;
  /** Only when family, weight and italic do not make it (`Inter-SemiBoldItalic`). */
  readonly postScriptName?: string;
  readonly weight: number;
  readonly weightToken?: string;
  /** The name of the font's style is bound too, e.g. `Semi Bold`. */
  readonly styleToken?: string;
  readonly size: Bound<number>;
  /** Pixels, or a share of the font size such as `140%`; absent (in a run: `auto`): the font's own. */
  readonly lineHeight?: Bound<number> | Bound<string>;
  /** What Figma measured where the line height is the font's own. */
  readonly lineHeightPx?: number;
  readonly letterSpacing?: Bound<number>;
  readonly paragraphSpacing?: Bound<number>;
  readonly paragraphIndent?: Bound<number>;
  readonly listSpacing?: number;
  /** False only in a run. */
  readonly italic?: boolean;
  /** Figma's word; in a run `ORIGINAL` takes the case of the whole text back. */
  readonly case?: string;
  /** Figma's word; in a run `NONE` takes the decoration of the whole text back. */
  readonly decoration?: string;
  /** An address, or `node:<id>`; in a run '' takes the link back. */
  readonly link?: string;
  readonly leadingTrim?: string;
  /** Name of the text style; for a whole text it stands in `styles`. */
  readonly named?: string;
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
  /** `component`: name of the component whose id is the value of an `INSTANCE_SWAP`. */
  readonly properties?: Readonly<
    Record<
      string,
      { readonly type: string; readonly value: string | boolean; readonly token?: string; readonly component?: string }
    >
  >;
  /** Its properties are offered by the component around it, too. */
  readonly exposed?: true;
  /** Ids of instances in it whose properties it offers. */
  readonly exposes?: readonly string[];
  /** What of it differs from its component, by layer. */
  readonly overrides?: readonly { readonly id: string; readonly fields: readonly string[] }[];
}

export interface Interaction {
  readonly trigger: string;
  /** Milliseconds that pass first. */
  readonly delay?: number;
  readonly keyCodes?: readonly number[];
  readonly actions: readonly InteractionAction[];
}

export interface InteractionAction {
  readonly type: string;
  readonly navigation?: string;
  readonly destinationId?: string;
  readonly url?: string;
  readonly transition?: {
    readonly type: string;
    /** Milliseconds. */
    readonly duration: number;
    readonly easing?: string;
    readonly direction?: string;
  };
  /** Of `SET_VARIABLE`: the token, and the value when it is plain. */
  readonly token?: string;
  readonly value?: string | number | boolean;
  /** Of `CONDITIONAL`: the actions of all its blocks. */
  readonly actions?: readonly InteractionAction[];
}
