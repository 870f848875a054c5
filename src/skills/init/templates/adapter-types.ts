/** A colour of the design; every channel from 0 to 1. */
export interface RGBA {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** What is known of a layer besides its Figma type. */
export interface NodeTypeContext {
  readonly layoutMode: 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID';
  readonly wraps: boolean;
  readonly hasChildren: boolean;
  readonly hasImageFill: boolean;
  /** The layer and all that is visible in it are vectors: an icon drawn from several shapes. */
  readonly onlyVectors: boolean;
  readonly scrolls: boolean;
}

/** Figma's words for layout → the words that stand in the semantic AST. */
export interface LayoutMaps {
  readonly direction: Readonly<Record<'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID', string>>;
  readonly mainAxisAlign: Readonly<Record<'MIN' | 'CENTER' | 'MAX' | 'SPACE_BETWEEN', string>>;
  readonly crossAxisAlign: Readonly<Record<'MIN' | 'CENTER' | 'MAX' | 'BASELINE' | 'STRETCH', string>>;
  readonly mainAxisSize: Readonly<Record<'FIXED' | 'HUG' | 'FILL', string>>;
}

export interface FrameworkAdapter {
  /** A colour as it is written in code. */
  transformColor(rgba: RGBA): string;
  readonly layoutMaps: LayoutMaps;
  /** The word for a layer; undefined leaves the layer out, and the report says so. */
  mapNodeType(figmaType: string, ctx: NodeTypeContext): string | undefined;
  /** The word of layers that become one vector picture: what `mapNodeType` says for VECTOR. */
  readonly svgPictureType: string;
  /** The word of layers that become one bitmap: what `mapNodeType` says for IMAGE. */
  readonly staticImageType: string;
  /** Called once per import with the path of the finished `semantic-ast.json`, which it may read. */
  postAstTokenGenerated(astPath: string): Promise<void>;
}
