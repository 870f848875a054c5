import type { FrameworkAdapter } from '#contract/adapter';
import { KNOWN_FRAMEWORKS, type KnownFramework } from '#contract/choices';
import { adapter as avalonia } from './avalonia.ts';
import { adapter as compose } from './compose.ts';
import { adapter as flutter } from './flutter.ts';
import { adapter as neutral } from './neutral.ts';
import { adapter as swiftui } from './swiftui.ts';
import { adapter as web } from './web.ts';

/** What init makes a workspace from: the adapter as this product's own code, and the file that it stands in as text. */
export interface Template {
  readonly adapter: FrameworkAdapter;
  readonly file: string;
  /** As people call the stack. */
  readonly title: string;
  /** The language of a project that names none. */
  readonly language: string;
  /** What a hook may want to start, as a list of program and arguments. */
  readonly formatter: readonly string[];
}

const webTemplate = (title: string, language: string): Template => ({
  adapter: web,
  file: 'web.ts',
  title,
  language,
  formatter: ['npx', 'prettier', '--write', '.'],
});

const TEMPLATES: Readonly<Record<KnownFramework, Template>> = {
  html: webTemplate('HTML and CSS', 'HTML'),
  react: webTemplate('React', 'TypeScript'),
  vue: webTemplate('Vue', 'TypeScript'),
  svelte: webTemplate('Svelte', 'TypeScript'),
  flutter: {
    adapter: flutter,
    file: 'flutter.ts',
    title: 'Flutter',
    language: 'Dart',
    formatter: ['dart', 'format', 'lib'],
  },
  swiftui: {
    adapter: swiftui,
    file: 'swiftui.ts',
    title: 'SwiftUI',
    language: 'Swift',
    formatter: ['swift', 'format', '--in-place', '--recursive', '.'],
  },
  compose: {
    adapter: compose,
    file: 'compose.ts',
    title: 'Jetpack Compose',
    language: 'Kotlin',
    formatter: ['ktlint', '--format'],
  },
  avalonia: {
    adapter: avalonia,
    file: 'avalonia.ts',
    title: 'Avalonia',
    language: 'C#',
    formatter: ['dotnet', 'format'],
  },
};

const isKnown = (framework: string): framework is KnownFramework =>
  (KNOWN_FRAMEWORKS as readonly string[]).includes(framework);

/** True when the stack has words of its own here; any other gets the neutral ones. */
export const hasTemplate = isKnown;

export const templateOf = (framework: string): Template =>
  isKnown(framework)
    ? TEMPLATES[framework]
    : {
        adapter: neutral,
        file: 'neutral.ts',
        title: framework,
        language: 'unspecified',
        formatter: ['make', 'format'],
      };
