import { depthOf, type Project } from '../open-project.ts';
import { yamlScalars } from '../parse/yaml-scalars.ts';
import { plainText } from '../plain-text.ts';
import { type Fact, nameOf, type StackReader } from './candidate.ts';

const factsOf = (scalars: ReadonlyMap<string, string>, source: string): Fact[] => {
  const flutter = scalars.get('environment.flutter');
  const dart = scalars.get('environment.sdk');
  return [
    { fact: plainText(flutter === undefined ? 'Flutter' : `Flutter ${flutter}`), source },
    ...(dart === undefined ? [] : [{ fact: plainText(`Dart ${dart}`), source }]),
  ];
};

const readPubspec = async (project: Project, path: string) => {
  const scalars = yamlScalars(await project.read(path));
  return scalars.get('dependencies.flutter.sdk') === 'flutter' ? factsOf(scalars, path) : null;
};

/** A pubspec that depends on the Flutter SDK; a plain Dart package is no user interface. */
export const readFlutter: StackReader = async (project) => {
  for (const path of project.files.filter((file) => nameOf(file) === 'pubspec.yaml').slice(0, 50)) {
    const facts = await readPubspec(project, path);
    if (facts) return { framework: 'flutter', language: 'Dart', depth: depthOf(path), facts };
  }
  return null;
};
