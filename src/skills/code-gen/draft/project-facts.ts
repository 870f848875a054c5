/** A custom property that the project declares. */
export interface ProjectToken {
  readonly name: string;
  readonly value: string;
  /** Of the style sheet, relative to the workspace. */
  readonly path: string;
  /** It stands in a theme of Tailwind, whose utilities know it by name. */
  readonly isOfTheme?: true;
  /** The project itself gives it another value somewhere, e.g. in the dark. */
  readonly changes?: true;
}

/** Tailwind, where the project styles with it. */
export interface TailwindFacts {
  readonly major: 3 | 4;
  /** The style sheet that takes Tailwind in, for version 4; null where none was found. */
  readonly sheet: { readonly path: string; readonly text: string } | null;
}

/** A colour or a length that code of the project has a name for, in a stack without style sheets. */
export interface ProjectConstant {
  readonly kind: 'color' | 'length';
  /** As code says it, e.g. `AppColors.brand`. */
  readonly code: string;
  /** Its own name, e.g. `brand`. */
  readonly name: string;
  /** Of a colour `rrggbbaa`, of a length its pixels. */
  readonly value: string;
  /** Of the file, relative to the workspace. */
  readonly path: string;
  /** What a file has to import to say it, where that is no path. */
  readonly imported?: string;
}

/** A property that a component of the project takes. */
export interface TakenProperty {
  readonly name: string;
  /** `action`: a function without arguments that is told of a press. */
  readonly kind: 'text' | 'flag' | 'word' | 'action' | 'other';
  /** Of `word`. */
  readonly words: readonly string[];
  readonly required: boolean;
  /** Of `word` where the words are constants of a type: the constant of each. */
  readonly type?: { readonly name: string; readonly constants: Readonly<Record<string, string>> };
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
    /** A sole text is the text of what it shows, whatever it is called; what is in it are pieces, never a text alone. */
    readonly typed?: true;
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
  /** Absent in stacks with style sheets. */
  readonly constants?: readonly ProjectConstant[];
  /** The file that lists what the app is made of; its text is null where there is none. Absent: nobody looked. */
  readonly manifest?: { readonly path: string; readonly text: string | null };
  readonly components: readonly ProjectComponent[];
  readonly style: CodeStyle;
  /** How files of components export them, where a stack can do so in two ways. */
  readonly exported: ProjectComponent['exported'];
  /** The project makes every box count its padding and border in. */
  readonly borderBox: boolean;
  readonly stack?: StackFacts;
  /** Null where it is not used. */
  readonly tailwind: TailwindFacts | null;
  /** Null where nothing tells. */
  readonly routes: RouteFacts | null;
}
