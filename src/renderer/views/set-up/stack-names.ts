import { KNOWN_FRAMEWORKS, type KnownFramework } from '#contract/choices';

/** Names of products and languages, the same in every language of the window. */
const LABELS: Readonly<Record<KnownFramework, string>> = {
  html: 'HTML and CSS',
  react: 'React',
  vue: 'Vue',
  svelte: 'Svelte',
  flutter: 'Flutter',
  swiftui: 'SwiftUI',
  compose: 'Jetpack Compose',
  avalonia: 'Avalonia',
};

const LANGUAGES: Readonly<Record<KnownFramework, readonly string[]>> = {
  html: ['HTML'],
  react: ['TypeScript', 'JavaScript'],
  vue: ['TypeScript', 'JavaScript'],
  svelte: ['TypeScript', 'JavaScript'],
  flutter: ['Dart'],
  swiftui: ['Swift'],
  compose: ['Kotlin'],
  avalonia: ['C#', 'F#'],
};

export const isKnownFramework = (name: string): name is KnownFramework =>
  KNOWN_FRAMEWORKS.includes(name as KnownFramework);

export const frameworkLabel = (name: string): string => (isKnownFramework(name) ? LABELS[name] : name);

/** The languages of a framework; empty for an unknown one, whose language is typed. */
export const languagesOf = (framework: string): readonly string[] =>
  isKnownFramework(framework) ? LANGUAGES[framework] : [];
