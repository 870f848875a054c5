import type { Project } from '../open-project.ts';
import { SAMPLE_READ } from '../read-text.ts';
import { everyNth, extensionOf } from '../stacks/candidate.ts';
import { readPackages, versionIn } from '../stacks/package-json.ts';
import { type ConventionReader, countOf, type Finding } from './finding.ts';

const PACKAGES: Readonly<Record<string, string>> = {
  tailwindcss: 'Tailwind CSS',
  'styled-components': 'styled-components',
  '@emotion/react': 'Emotion',
  '@emotion/styled': 'Emotion',
  '@vanilla-extract/css': 'vanilla-extract',
  '@stylexjs/stylex': 'StyleX',
  '@pandacss/dev': 'Panda CSS',
  unocss: 'UnoCSS',
};

const byPackages = async (project: Project): Promise<Finding[]> => {
  const packages = await readPackages(project);
  return Object.entries(PACKAGES).flatMap(([name, value]): Finding[] => {
    const holder = packages.find((pack) => versionIn(pack, name) !== null);
    return holder ? [{ topic: 'styling', value, source: holder.path }] : [];
  });
};

const KINDS: readonly (readonly [value: string, pattern: RegExp])[] = [
  ['CSS Modules', /\.module\.(?:css|scss|sass|less)$/],
  ['SCSS', /(?<!\.module)\.(?:scss|sass)$/],
  ['Less', /(?<!\.module)\.less$/],
  ['plain CSS', /(?<!\.module)\.css$/],
];

const byFiles = (project: Project): Finding[] =>
  KINDS.flatMap(([value, pattern]): Finding[] => {
    const files = project.files.filter((path) => pattern.test(path));
    return files.length === 0 ? [] : [{ topic: 'styling', value, source: countOf(files.length, 'file') }];
  });

/** Vue and Svelte keep styles inside the component; `scoped` is what Vue calls it. */
const inComponents = async (project: Project, extension: string): Promise<Finding[]> => {
  const sample = everyNth(
    project.files.filter((path) => extensionOf(path) === extension),
    40,
  );
  const texts = await Promise.all(sample.map((path) => project.read(path, SAMPLE_READ)));
  const styled = texts.filter((text) => /<style\b/.test(text ?? ''));
  const scoped = styled.filter((text) => /<style\b[^>]{0,200}\bscoped\b/.test(text ?? ''));
  if (styled.length === 0) return [];
  const value = scoped.length * 2 >= styled.length ? 'scoped styles in the component' : 'styles in the component';
  return [{ topic: 'styling', value, source: `${styled.length} of ${countOf(sample.length, 'component')}` }];
};

/** How a web project styles: everything that is in use, since one does not rule out another. */
export const readStyling: ConventionReader = async (project, scope) => {
  const own = scope.components.filter((extension) => extension === '.vue' || extension === '.svelte');
  const inside = await Promise.all(own.map((extension) => inComponents(project, extension)));
  return [...(await byPackages(project)), ...inside.flat(), ...byFiles(project)];
};
