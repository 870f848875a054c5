import type { NameStyle } from './naming/name-style.ts';

/** How a stack takes pictures. */
export interface StackAssets {
  /**
   * `always`: it shows SVG by itself. `package`: only with a package that one of the project's files names, and only drawings
   * without filters, masks and blending. `drawable`: those that can be written as resources of Android. `never`: pixels.
   */
  readonly vectors: 'always' | 'simple' | 'package' | 'drawable' | 'never';
  /** What in a project file says that the package is there. */
  readonly vectorPackage?: RegExp;
  /** `files`: any folder. `catalog`: image sets of an asset catalog. `resources`: a flat folder by density. */
  readonly layout: 'files' | 'catalog' | 'resources';
  readonly style: NameStyle;
  /** Where the project shows no other place. */
  readonly folder: string;
  /** Folders that hold pictures of something else, or that code of this stack does not reach by a path. */
  readonly elsewhere?: RegExp;
}

/** Bundlers give a picture its address when code imports it; what lies in these folders is served as it is. */
const SERVED = /(?:^|\/)(?:public|static)(?:\/|$)/;

const HTML: StackAssets = { vectors: 'always', layout: 'files', style: 'kebab', folder: 'assets' };
const WEB: StackAssets = { ...HTML, folder: 'src/assets', elsewhere: SERVED };

const STACKS: Readonly<Record<string, StackAssets>> = {
  html: HTML,
  react: WEB,
  vue: WEB,
  svelte: { ...WEB, folder: 'src/lib/assets' },
  // Flutter draws SVG by a package alone.
  flutter: {
    ...{ vectors: 'package', vectorPackage: /^[ \t]+flutter_svg[ \t]*:/m },
    ...{ layout: 'files', style: 'snake', folder: 'assets/images' },
    elsewhere: /(?:^|\/)(?:android|ios|macos|windows|linux|web)(?:\/|$)/,
  },
  // Asset catalogs take SVG since Xcode 12, but not filters or blending.
  swiftui: { vectors: 'simple', layout: 'catalog', style: 'kebab', folder: 'Assets.xcassets' },
  // A vector drawable is a format of its own; pictures at scale 2 are those of `xhdpi`.
  compose: { vectors: 'drawable', layout: 'resources', style: 'snake', folder: 'app/src/main/res' },
  avalonia: {
    ...{
      vectors: 'package',
      vectorPackage: /Include\s*=\s*"(?:Avalonia\.Svg(?:\.Skia)?|Svg\.Controls\.(?:Skia\.)?Avalonia)"/i,
    },
    ...{ layout: 'files', style: 'kebab', folder: 'Assets' },
  },
};

/** Of a stack that nobody knows: pixels, which everything shows. */
const UNKNOWN: StackAssets = { vectors: 'never', layout: 'files', style: 'kebab', folder: 'assets' };

export const stackAssets = (framework: string): StackAssets =>
  Object.hasOwn(STACKS, framework) ? (STACKS[framework] ?? UNKNOWN) : UNKNOWN;

/** Elements and attributes that only browsers draw as they should. */
const BROWSERS_ONLY = /<(?:filter|mask|pattern)\b|\sstyle="/;

/** A drawing of filled and stroked paths, gradients and clips: what every renderer of SVG draws. */
export const isSimpleVector = (svg: string): boolean => !BROWSERS_ONLY.test(svg);
