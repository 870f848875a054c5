/** A custom property that the project declares. */
export interface ProjectToken {
  readonly name: string;
  readonly value: string;
  /** Of the style sheet, relative to the workspace. */
  readonly path: string;
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
  /** Package of the file, for stacks that import by name. */
  readonly package?: string;
}

/** How the files of the project are written. */
export interface CodeStyle {
  readonly indent: string;
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
}

/** The project file that takes the C# and XAML of a folder. */
export interface DotnetFacts {
  /** Of the project file, relative to the workspace. */
  readonly folder: string;
  /** Its name. */
  readonly file: string;
  readonly rootNamespace: string;
  readonly assembly: string;
  /** What it takes as resources, relative to its folder: `Assets\\**`. */
  readonly resources: readonly string[];
  /** Version of Avalonia where one is told: `11.2.3`. */
  readonly avalonia: string | null;
  /** Namespace of what shows drawings, where the project has such a package. */
  readonly svg?: string;
  /** Addresses of styles that the whole app has. */
  readonly appStyles: readonly string[];
}

/** A colour that code of the project has a name for. */
export interface ProjectColour {
  readonly name: string;
  /** As code says it: `Color.brand`, or the key of a resource. */
  readonly code: string;
  /** The key is that of a brush, not of a colour. */
  readonly brush: boolean;
  /** Red, green, blue and alpha, each 0 to 255. */
  readonly light: readonly number[];
  /** Null: the same in the dark. */
  readonly dark: readonly number[] | null;
}

/** What projects of stacks without style sheets have. */
export interface StackFacts {
  readonly dotnet: DotnetFacts | null;
  readonly colours: readonly ProjectColour[];
  /** Names of font files, without their endings. */
  readonly fonts?: readonly string[];
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
  /** The project makes every box count its padding and border in. */
  readonly borderBox: boolean;
  readonly stack?: StackFacts;
}
