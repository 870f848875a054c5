import type { DotnetFacts } from '../../draft/project-facts.ts';
import { pascal, wordsOf } from '../names/words.ts';

const ROOT_NAMESPACE = 'App';

/** A path as the project file sees it. */
const within = (path: string, dotnet: DotnetFacts | null): string => {
  const home = dotnet?.folder ?? '';
  return home !== '' && path.startsWith(`${home}/`) ? path.slice(home.length + 1) : path === home ? '' : path;
};

const SEGMENT = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;

/** The namespace of a folder, as the project's own tools would give it. */
export const namespaceOf = (folder: string, dotnet: DotnetFacts | null): string =>
  [
    dotnet?.rootNamespace ?? ROOT_NAMESPACE,
    ...within(folder, dotnet)
      .split('/')
      .filter(Boolean)
      .map((name) => (dotnet !== null && SEGMENT.test(name) ? name : pascal(wordsOf(name), 'Folder'))),
  ].join('.');

/** Address of a file among the resources of the assembly. */
export const resourceAddress = (path: string, dotnet: DotnetFacts | null): string => {
  if (dotnet !== null) return `/${within(path, dotnet)}`;
  const at = path.search(/(?:^|\/)Assets\//);
  return `/${at < 0 ? path : path.slice(path[at] === '/' ? at + 1 : at)}`;
};
