import type { ProjectFacts } from './project-facts.ts';

const FOLDERS: Readonly<Record<string, ProjectFacts['folders']>> = {
  html: { screens: '', components: '', styles: 'styles', assets: 'assets' },
  react: {
    screens: 'src/screens',
    components: 'src/components',
    styles: 'src/styles',
    assets: 'src/assets',
  },
  vue: { screens: 'src/views', components: 'src/components', styles: 'src/assets', assets: 'src/assets' },
  svelte: {
    screens: 'src/lib/screens',
    components: 'src/lib/components',
    styles: 'src/lib/styles',
    assets: 'src/lib/assets',
  },
};

/** What is taken for granted of a project in which nothing is found. */
export const emptyProject = (framework: string): ProjectFacts => ({
  folders: FOLDERS[framework] ?? { screens: 'screens', components: 'components', styles: 'styles', assets: 'assets' },
  tokens: [],
  components: [],
  style: { indent: '  ', quote: "'", semicolons: true },
  borderBox: false,
});
