/** A custom property that the project declares. */
export interface ProjectToken {
  readonly name: string;
  readonly value: string;
  /** Of the style sheet, relative to the workspace. */
  readonly path: string;
  /** It stands in a theme of Tailwind, whose utilities know it by name. */
  readonly isOfTheme?: true;
}

/** Tailwind, where the project styles with it. */
export interface TailwindFacts {
  readonly major: 3 | 4;
  /** The style sheet that takes Tailwind in, for version 4; null where none was found. */
  readonly sheet: { readonly path: string; readonly text: string } | null;
}

/** A property that a component of the project takes. */
export interface TakenProperty {
  readonly name: string;
  readonly kind: 'text' | 'flag' | 'word' | 'other';
  /** Of `word`. */
  readonly words: readonly string[];
  readonly required: boolean;
}

/** A component of the project that a file exports. */
export interface ProjectComponent {
  readonly name: string;
  readonly path: string;
  readonly exported: 'named' | 'default';
  /** Null where its properties could not be read. */
  readonly takes: {
    readonly properties: readonly TakenProperty[];
    readonly children: boolean;
    readonly className: boolean;
  } | null;
}

/** How the files of the project are written. */
export interface CodeStyle {
  readonly indent: string;
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
}

/**
 * How screens are reached by their address: folders that are the routes, or a file that lists them. Relative to the
 * workspace.
 */
export interface RouteFacts {
  readonly kind: 'next-app' | 'next-pages' | 'sveltekit' | 'listed';
  readonly path: string;
}

/** Where things of the project live; folders relative to the workspace, `''` for the workspace itself. */
export interface ProjectFacts {
  readonly folders: {
    readonly screens: string;
    readonly components: string;
    readonly styles: string;
    readonly assets: string;
  };
  readonly tokens: readonly ProjectToken[];
  readonly components: readonly ProjectComponent[];
  readonly style: CodeStyle;
  /** How files of components export them, where a stack can do so in two ways. */
  readonly exported: ProjectComponent['exported'];
  /** The project makes every box count its padding and border in. */
  readonly borderBox: boolean;
  /** Null where it is not used. */
  readonly tailwind: TailwindFacts | null;
  /** Null where nothing tells. */
  readonly routes: RouteFacts | null;
}
