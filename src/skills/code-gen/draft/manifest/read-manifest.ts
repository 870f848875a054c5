import type { Project } from '#workspace/detect/open-project';
import type { ProjectFacts } from '../project-facts.ts';

const LONGEST = 256 * 1024;

/** Where versions of Compose stand, the likeliest first. */
const GRADLE = /(?:^|\/)(?:libs\.versions\.toml|build\.gradle(?:\.kts)?)$/;
const MOST_GRADLE = 10;

const gradleManifest = async (project: Project): Promise<ProjectFacts['manifest']> => {
  const paths = project.files.filter((path) => GRADLE.test(path)).slice(0, MOST_GRADLE);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST)));
  const named = texts.findIndex((text) => text !== null && /compose[-_.]?bom/i.test(text));
  const at = Math.max(0, named);
  return { path: paths[at] ?? 'app/build.gradle.kts', text: texts[at] ?? null };
};

/** The file in which a project of a stack lists what it is made of; undefined for stacks that we do not ask. */
export const readManifest = async (project: Project, framework: string): Promise<ProjectFacts['manifest']> => {
  if (framework === 'compose') return gradleManifest(project);
  if (framework !== 'flutter') return undefined;
  return { path: 'pubspec.yaml', text: await project.read('pubspec.yaml', LONGEST) };
};
