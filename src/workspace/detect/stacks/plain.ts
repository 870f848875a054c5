import { depthOf } from '../open-project.ts';
import { extensionOf, type StackReader } from './candidate.ts';

/** Pages written by hand: the last guess, since every web stack has an HTML file somewhere. */
export const readHtml: StackReader = (project) => {
  const pages = project.files.filter((path) => /\.html?$/i.test(path));
  const first = pages.find((path) => /(?:^|\/)index\.html?$/i.test(path)) ?? pages[0];
  if (first === undefined) return Promise.resolve(null);
  const sheets = project.files.filter((path) => /\.(?:css|scss|less)$/i.test(path));
  const facts = [
    { fact: `HTML (${pages.length} ${pages.length === 1 ? 'page' : 'pages'})`, source: first },
    ...(sheets[0]
      ? [{ fact: `CSS (${sheets.length} ${sheets.length === 1 ? 'sheet' : 'sheets'})`, source: sheets[0] }]
      : []),
  ];
  return Promise.resolve({ framework: 'html', language: 'HTML', depth: depthOf(first), facts });
};

interface Language {
  readonly language: string;
  /** A toolkit that has files of its own kind. */
  readonly framework?: string;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  '.qml': { language: 'QML', framework: 'qt-quick' },
  '.razor': { language: 'C#', framework: 'blazor' },
  '.ts': { language: 'TypeScript' },
  '.js': { language: 'JavaScript' },
  '.dart': { language: 'Dart' },
  '.swift': { language: 'Swift' },
  '.kt': { language: 'Kotlin' },
  '.java': { language: 'Java' },
  '.cs': { language: 'C#' },
  '.py': { language: 'Python' },
  '.rs': { language: 'Rust' },
  '.go': { language: 'Go' },
  '.cpp': { language: 'C++' },
  '.rb': { language: 'Ruby' },
  '.php': { language: 'PHP' },
  '.elm': { language: 'Elm' },
};

/** No stack at all: the language that most files are written in. */
export const readLanguage: StackReader = (project) => {
  const counts = Map.groupBy(
    project.files.filter((path) => Object.hasOwn(LANGUAGES, extensionOf(path))),
    extensionOf,
  );
  const own = ['.qml', '.razor'].filter((extension) => counts.has(extension));
  const most = own[0] ?? [...counts].toSorted((one, other) => other[1].length - one[1].length)[0]?.[0];
  const files = most === undefined ? undefined : counts.get(most);
  const known = most === undefined ? undefined : LANGUAGES[most];
  if (files?.[0] === undefined || known === undefined) return Promise.resolve(null);
  return Promise.resolve({
    framework: known.framework ?? null,
    language: known.language,
    depth: depthOf(files[0]),
    facts: [{ fact: `${known.language} (${files.length} ${files.length === 1 ? 'file' : 'files'})`, source: files[0] }],
  });
};
