import type { ProjectFacts } from './project-facts.ts';

const FOLDERS: Readonly<Record<string, ProjectFacts['folders']>> = {
  html: { screens: '', components: '', styles: 'styles', assets: 'assets' },
  react: {
    screens: 'src/screens',
    components: 'src/components',
    styles: 'src/styles',
    assets: 'src/assets',
  },
  swiftui: { screens: 'Screens', components: 'Components', styles: 'Styles', assets: 'Assets.xcassets' },
  avalonia: { screens: 'Views', components: 'Controls', styles: 'Styles', assets: 'Assets' },
  flutter: { screens: 'lib/screens', components: 'lib/widgets', styles: 'lib/theme', assets: 'assets/images' },
  compose: {
    screens: 'app/src/main/java/com/example/app/ui/screens',
    components: 'app/src/main/java/com/example/app/ui/components',
    styles: 'app/src/main/java/com/example/app/ui/theme',
    assets: 'app/src/main/res',
  },
  vue: { screens: 'src/views', components: 'src/components', styles: 'src/assets', assets: 'src/assets' },
  svelte: {
    screens: 'src/lib/screens',
    components: 'src/lib/components',
    styles: 'src/lib/styles',
    assets: 'src/lib/assets',
  },
};

/** Stacks whose code stands in four spaces where a project does not say otherwise. */
const WIDE = new Set(['compose', 'swiftui', 'avalonia']);

/** What is taken for granted of a project in which nothing is found. */
export const emptyProject = (framework: string): ProjectFacts => ({
  folders: FOLDERS[framework] ?? { screens: 'screens', components: 'components', styles: 'styles', assets: 'assets' },
  tokens: [],
  components: [],
  style: { indent: WIDE.has(framework) ? '    ' : '  ', quote: "'", semicolons: true },
  exported: 'named',
  borderBox: false,
  tailwind: null,
  routes: null,
});
