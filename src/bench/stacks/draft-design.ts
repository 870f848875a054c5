import { draftCode } from '#codegen/draft/draft-code';
import type { DraftInput, DraftScreen } from '#codegen/draft/draft-input';
import { emptyProject } from '#codegen/draft/project-defaults';
import { inFollowedModes } from '#codegen/draft/variables/draft-variable';
import type { PlanNote } from '#contract/code-gen/plan';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { templateOf } from '#init/templates/templates';
import { resolveVariables } from '#parser/variables/variable-table';
import { builtScreens } from '#testing/corpus-screens';
import { placesFor } from '#testing/drafted';
import { readJson } from '#testing/seen-in-design';
import type { MappedText } from './code/layer-lines.ts';
import { peakOf } from './peak-memory.ts';
import type { StackDesign } from './stack-designs.ts';
import type { Stack } from './stack-names.ts';

export interface DraftedDesign {
  readonly files: readonly MappedText[];
  readonly notes: readonly PlanNote[];
  /** Processor time of the draft alone, without reading the design: others on the machine add nothing to it. */
  readonly milliseconds: number;
  readonly peakMegabytes: number | null;
}

const textsOf = (files: Awaited<ReturnType<typeof draftCode>>['files']): MappedText[] =>
  files.flatMap((file) =>
    file.kind === 'write' && file.content.kind === 'text'
      ? [{ path: file.path, text: file.content.text, regions: file.regions }]
      : [],
  );

const MICROSECONDS = 1_000;

/** Drafts screens in an empty project of a stack, and measures that. */
export const draftScreens = async (
  framework: Stack,
  screens: readonly DraftScreen[],
  variables: DraftInput['variables'],
): Promise<DraftedDesign> => {
  const { adapter, language } = templateOf(framework);
  const input: DraftInput = {
    framework,
    language,
    layoutMaps: adapter.layoutMaps,
    screens: (async function* () {
      yield* screens;
    })(),
    wanted: null,
    variables,
    imageMap: {},
    assets: placesFor(screens, 'assets'),
    project: emptyProject(framework),
    scope: '',
    text: (key) => key,
  };
  let milliseconds = 0;
  const { result, peak } = await peakOf(async () => {
    const start = process.cpuUsage();
    const draft = await draftCode(input);
    const { user, system } = process.cpuUsage(start);
    milliseconds = (user + system) / MICROSECONDS;
    return draft;
  });
  return { files: textsOf(result.files), notes: result.notes, milliseconds, peakMegabytes: peak };
};

/** The screens of a design as the parser makes them of Figma's answer, in the words of a stack. */
export const screensOf = async (design: StackDesign, framework: Stack): Promise<DraftScreen[]> =>
  (await builtScreens(design, templateOf(framework).adapter)).map(({ root, ...screen }) => ({ screen, root }));

export const variablesOf = ({ variables }: StackDesign, framework: Stack): DraftInput['variables'] => {
  if (variables === null) return [];
  const { transformColor } = templateOf(framework).adapter;
  const table = resolveVariables(readJson(variables), null);
  return inFollowedModes(table.records(transformColor), table.followed(transformColor));
};

/** Ids of the layers that a snapshot shows by a picture. */
export const picturedIn = (screens: readonly DraftScreen[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const open: SemanticNode[] = screens.map(({ root }) => root);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.screenshot !== undefined) found.add(node.id);
    open.push(...(node.children ?? []));
  }
  return found;
};
