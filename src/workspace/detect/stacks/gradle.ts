import { depthOf, type Project } from '../open-project.ts';
import { plainText } from '../plain-text.ts';
import { type Fact, nameOf, type StackReader } from './candidate.ts';

const GRADLE_FILE = /^(?:build\.gradle(?:\.kts)?|libs\.versions\.toml)$/;
const COMPOSE =
  /\bcompose[ \t]{0,9}=?[ \t]{0,9}true\b|androidx\.compose|org\.jetbrains\.compose|kotlin\.plugin\.compose|composeOptions\b/;

/** What the build files say about versions: in the catalog by name, in scripts by coordinates. */
const VERSIONS: readonly (readonly [title: string, pattern: RegExp])[] = [
  ['Compose BOM', /compose-?bom["']?\s*(?:=|:)\s*"?([\d.]+)/i],
  [
    'Compose Multiplatform',
    /(?:compose-?multiplatform\s*=\s*|id\("org\.jetbrains\.compose"\)\s*version\s*)"([\w.-]+)"/i,
  ],
  ['Kotlin', /^[ \t]*kotlin\s*=\s*"([\w.-]+)"|kotlin[\w.("-]{0,60}\)?\s+version\s+["']([\w.-]+)["']/m],
  [
    'Android Gradle plugin',
    /^[ \t]*(?:agp|androidGradlePlugin)\s*=\s*"([\w.-]+)"|com\.android\.application["')]*\s+version\s+["']([\w.-]+)["']/m,
  ],
  ['minSdk', /\bminSdk(?:Version)?[ \t]{0,9}=?[ \t]{0,9}"?(\d+)/],
  ['compileSdk', /\bcompileSdk(?:Version)?[ \t]{0,9}=?[ \t]{0,9}"?(\d+)/],
];

const versionFacts = (texts: readonly (readonly [path: string, text: string])[]): Fact[] =>
  VERSIONS.flatMap(([title, pattern]) => {
    for (const [source, text] of texts) {
      const match = pattern.exec(text);
      const version = match?.[1] ?? match?.[2];
      if (version !== undefined) return [{ fact: plainText(`${title} ${version}`), source }];
    }
    return [];
  });

/** The build's own folder, which is what the depth of a Gradle project means. */
const buildDepth = (project: Project, fallback: string): number => {
  const settings = project.files.find((path) => /^settings\.gradle(?:\.kts)?$/.test(nameOf(path)));
  return Math.min(depthOf(settings ?? fallback), depthOf(fallback));
};

const draws = (project: Project): boolean => project.files.some((path) => /\/res\/layout[^/]*\/[^/]+\.xml$/.test(path));

/** Jetpack Compose and Compose Multiplatform by their build files; an Android project without them draws with Views. */
export const readGradle: StackReader = async (project) => {
  const texts: [string, string][] = [];
  for (const path of project.files.filter((file) => GRADLE_FILE.test(nameOf(file))).slice(0, 60)) {
    texts.push([path, (await project.read(path)) ?? '']);
  }
  const compose = texts.find(([, text]) => COMPOSE.test(text));
  const android = texts.find(([, text]) => /com\.android\.(?:application|library)/.test(text));
  const evidence = compose ?? (draws(project) ? android : undefined);
  if (evidence === undefined) return null;
  const title = compose ? 'Jetpack Compose' : 'Android Views';
  return {
    framework: compose ? 'compose' : 'android-views',
    language: 'Kotlin',
    depth: buildDepth(project, evidence[0]),
    facts: [{ fact: title, source: evidence[0] }, ...versionFacts(texts)],
  };
};
