import { readFile } from 'node:fs/promises';
import { TOPICS } from '#workspace/detect/conventions/finding';
import type { Conventions } from '#workspace/detect/conventions/read-conventions';
import { hasTemplate, templateOf } from './templates.ts';

/** What the head of a generated file says about the project that it was made for. */
export interface ExtensionFacts {
  readonly framework: string;
  readonly facts: readonly { readonly fact: string; readonly source: string }[];
  readonly conventions: Conventions;
}

const TYPES = "import type { FrameworkAdapter, LayoutMaps, NodeTypeContext, RGBA } from './adapter-types.ts';\n";

const readTemplate = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');

/** Facts and findings are single visible lines already, so that none of them can end a comment. */
const comment = (lines: readonly string[]): string => lines.map((line) => `// ${line}`.trimEnd()).join('\n');

const conventionLines = ({ findings, missing }: Conventions): string[] => [
  'What was found of the way this project is written:',
  ...(findings.length === 0 ? ['- nothing'] : []),
  ...findings.map(({ topic, value, source }) => `- ${TOPICS[topic]}: ${value} (${source})`),
  ...(missing.length === 0
    ? []
    : ['What could not be found:', `- ${missing.map((topic) => TOPICS[topic]).join(', ')}`]),
];

const unknownLines = (facts: ExtensionFacts): string[] => [
  '',
  `There is no template for ${facts.framework}, so the words below are neutral. Replace them with those of your toolkit.`,
  ...conventionLines(facts.conventions),
];

const headOf = (facts: ExtensionFacts): string => {
  const { framework } = facts;
  const sources = facts.facts.map(({ fact, source }) => `- ${fact} (${source})`);
  return comment([
    `How a Figma design is put into the words of ${templateOf(framework).title}: colours, layout and types of layers.`,
    'This file is yours: change what does not fit. It runs by itself and needs no package. A change asks for your trust again.',
    ...(sources.length > 0 ? ['', 'Made for:', ...sources] : []),
    ...(hasTemplate(framework) ? [] : unknownLines(facts)),
  ]);
};

/** `generic-design-parser.ts`: the stack's template with its types written into it, so that it stands alone. */
export const parserSource = async (facts: ExtensionFacts): Promise<string> => {
  const template = await readTemplate(templateOf(facts.framework).file);
  const types = (await readTemplate('adapter-types.ts')).replaceAll(/^export interface/gm, 'interface');
  const body = template.replace(TYPES, () => types);
  return `${headOf(facts)}\n\n${body}\nexport default adapter;\n`;
};

/** `generic-design-gen.ts`: the one hook, with an example of what people use it for. */
export const genSource = async (framework: string): Promise<string> => {
  const [program = '', ...args] = templateOf(framework).formatter;
  const example = comment([
    'For example, to format what was written:',
    "  import { execFileSync } from 'node:child_process';",
    `  if (isSuccess) execFileSync('${program}', [${args.map((arg) => `'${arg}'`).join(', ')}]);`,
  ]);
  return `${example}\n\n${await readTemplate('gen-hook.ts')}`;
};
