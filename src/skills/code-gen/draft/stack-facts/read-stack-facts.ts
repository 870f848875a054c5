import type { Project } from '#workspace/detect/open-project';
import type { ProjectComponent, StackFacts } from '../project-facts.ts';
import { readControls } from './read-controls.ts';
import { readDotnet } from './read-dotnet.ts';
import { readSwiftColours, swiftHome } from './read-swift.ts';
import { readSwiftViews } from './read-swift-views.ts';
import { readXamlColours } from './read-xaml-colours.ts';

export interface Reading {
  /** All files, those that code-gen wrote too. */
  readonly whole: Project;
  /** Without those. */
  readonly project: Project;
}

interface Read {
  /** Null for stacks of whose projects nothing more is known. */
  readonly facts: StackFacts | null;
  /** Null where components are read as those of the web. */
  readonly components: readonly ProjectComponent[] | null;
  /** Folder of the code that is there, relative to the workspace. */
  readonly home: string;
}

const MOST_FONTS = 500;

const fontsOf = ({ files }: Project): string[] =>
  files.flatMap((path) => /([^/]+)\.(?:ttf|otf|ttc)$/i.exec(path)?.[1] ?? []).slice(0, MOST_FONTS);

/** What the project of a stack without style sheets has. Runs nothing. */
export const readStackFacts = async (framework: string, reading: Reading): Promise<Read> => {
  const fonts = fontsOf(reading.project);
  if (framework === 'avalonia') {
    const dotnet = await readDotnet(reading.whole);
    const facts = { dotnet, fonts, colours: await readXamlColours(reading.project) };
    return { facts, components: await readControls(reading.project), home: dotnet?.folder ?? '' };
  }
  if (framework === 'swiftui') {
    const colours = await readSwiftColours(reading.project);
    const components = await readSwiftViews(reading.project);
    return { facts: { dotnet: null, colours, fonts }, components, home: await swiftHome(reading.project) };
  }
  return { facts: null, components: null, home: '' };
};
