import { depthOf, type Project } from '../open-project.ts';
import { plainText } from '../plain-text.ts';
import { capture, type Fact, nameOf, type StackReader } from './candidate.ts';

interface DotnetKind {
  readonly framework: string;
  readonly title: string;
  readonly pattern: RegExp;
}

const KINDS: readonly DotnetKind[] = [
  { framework: 'avalonia', title: 'Avalonia', pattern: /(?:Include|Sdk)\s*=\s*"Avalonia["./]/ },
  { framework: 'maui', title: '.NET MAUI', pattern: /<UseMaui>\s*true/i },
  { framework: 'wpf', title: 'WPF', pattern: /<UseWPF>\s*true/i },
  { framework: 'winui', title: 'WinUI', pattern: /<UseWinUI>\s*true|Include\s*=\s*"Microsoft\.WindowsAppSDK"/i },
];

const AVALONIA_VERSION =
  /Include\s*=\s*"Avalonia"[^>]{0,200}?Version\s*=\s*"([^"]+)"|Include\s*=\s*"Avalonia"[^>]{0,200}>\s*<Version>([^<]+)</;

/** The version stands in the project, or once for all in central package management. */
const avaloniaVersion = async (project: Project, path: string): Promise<Fact> => {
  const central = project.files.find((file) => nameOf(file) === 'Directory.Packages.props');
  for (const source of [path, ...(central ? [central] : [])]) {
    const match = AVALONIA_VERSION.exec((await project.read(source)) ?? '');
    const version = match?.[1] ?? match?.[2];
    if (version !== undefined) return { fact: plainText(`Avalonia ${version}`), source };
  }
  return { fact: 'Avalonia', source: path };
};

const targetFact = (text: string | null, source: string): Fact[] => {
  const target = capture(text, /<TargetFrameworks?>([^<]+)</);
  return target === null ? [] : [{ fact: plainText(`Target ${target}`), source }];
};

const solutionDepth = (project: Project, path: string): number => {
  const solution = project.files.find((file) => /\.slnx?$/.test(file));
  return Math.min(depthOf(path), depthOf(solution ?? path));
};

/** Avalonia by its package; other .NET toolkits by name, without a template of their own. */
export const readDotnet: StackReader = async (project) => {
  const found: { kind: DotnetKind; path: string; text: string }[] = [];
  for (const path of project.files.filter((file) => /\.(?:csproj|fsproj)$/.test(file)).slice(0, 60)) {
    const text = (await project.read(path)) ?? '';
    const kind = KINDS.find((one) => one.pattern.test(text));
    if (kind) found.push({ kind, path, text });
  }
  const best = found.toSorted((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))[0];
  if (best === undefined) return null;
  const { kind, path, text } = best;
  const first =
    kind.framework === 'avalonia' ? await avaloniaVersion(project, path) : { fact: kind.title, source: path };
  return {
    framework: kind.framework,
    language: path.endsWith('.fsproj') ? 'F#' : 'C#',
    depth: solutionDepth(project, path),
    facts: [first, ...targetFact(text, path)],
  };
};
