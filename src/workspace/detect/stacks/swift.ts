import { depthOf, type Project } from '../open-project.ts';
import { plainText } from '../plain-text.ts';
import { SAMPLE_READ } from '../read-text.ts';
import { capture, everyNth, type Fact, nameOf, type StackReader } from './candidate.ts';

interface Imports {
  readonly swiftui: string | null;
  readonly uikit: string | null;
  readonly appkit: string | null;
}

const SAMPLE = 80;

const readImports = async (project: Project): Promise<Imports> => {
  const sources = project.files.filter((path) => path.endsWith('.swift') && nameOf(path) !== 'Package.swift');
  const found: Record<keyof Imports, string | null> = { swiftui: null, uikit: null, appkit: null };
  for (const path of everyNth(sources, SAMPLE)) {
    const module = capture(
      await project.read(path, SAMPLE_READ),
      /^[ \t]{0,40}(?:@\w{1,40}[ \t]{1,9}){0,4}import[ \t]{1,9}(SwiftUI|UIKit|AppKit)\b/m,
    )?.toLowerCase();
    if (module !== undefined) found[module as keyof Imports] ??= path;
    if (found.swiftui !== null) break;
  }
  return found;
};

const packageFacts = async (project: Project, path: string): Promise<Fact[]> => {
  const text = await project.read(path);
  const tools = capture(text, /swift-tools-version:\s*([\d.]+)/);
  const platforms = [...(text ?? '').matchAll(/\.(iOS|macOS|visionOS|watchOS|tvOS)\(\.v([\d_]+)\)/g)];
  return [
    { fact: tools === null ? 'Swift package' : `Swift tools ${tools}`, source: path },
    ...platforms.map((match) => ({ fact: `${match[1]} ${match[2]?.replaceAll('_', '.')}`, source: path })),
  ];
};

const xcodeFacts = async (project: Project, bundle: string): Promise<Fact[]> => {
  const text = await project.read(`${bundle}/project.pbxproj`);
  const swift = capture(text, /SWIFT_VERSION = ([\d.]+);/);
  const ios = capture(text, /IPHONEOS_DEPLOYMENT_TARGET = ([\d.]+);/);
  const macos = capture(text, /MACOSX_DEPLOYMENT_TARGET = ([\d.]+);/);
  const named = { Swift: swift, iOS: ios, macOS: macos };
  return [
    { fact: 'Xcode project', source: bundle },
    ...Object.entries(named).flatMap(([title, version]) =>
      version ? [{ fact: `${title} ${version}`, source: bundle }] : [],
    ),
  ];
};

const chooseFramework = (imports: Imports): { framework: string; fact: Fact | null } => {
  if (imports.swiftui) return { framework: 'swiftui', fact: { fact: 'SwiftUI', source: imports.swiftui } };
  if (imports.uikit) return { framework: 'uikit', fact: { fact: 'UIKit', source: imports.uikit } };
  if (imports.appkit) return { framework: 'appkit', fact: { fact: 'AppKit', source: imports.appkit } };
  // A project without a single view yet: SwiftUI is what new ones are made with.
  return { framework: 'swiftui', fact: null };
};

const plain = (fact: Fact): Fact => ({ fact: plainText(fact.fact), source: fact.source });

/** Swift packages for Apple's platforms and Xcode projects; the imports say which toolkit draws. */
export const readSwift: StackReader = async (project) => {
  const manifest = project.files.find((path) => nameOf(path) === 'Package.swift');
  const bundle = project.bundles.find((path) => path.endsWith('.xcodeproj'));
  const imports = await readImports(project);
  const home = [manifest, bundle, imports.swiftui].filter((path) => typeof path === 'string');
  if (home.length === 0) return null;
  const { framework, fact } = chooseFramework(imports);
  const settings = [
    ...(manifest ? await packageFacts(project, manifest) : []),
    ...(bundle ? await xcodeFacts(project, bundle) : []),
  ];
  const forApple =
    bundle !== undefined || settings.some((one) => /^(?:iOS|macOS|visionOS|watchOS|tvOS) /.test(one.fact));
  // A package that names no platform and draws nothing may be a server or a library.
  if (fact === null && !forApple) return null;
  const facts = [...(fact ? [fact] : []), ...settings].map(plain);
  return { framework, language: 'Swift', depth: Math.min(...home.map(depthOf)), facts };
};
