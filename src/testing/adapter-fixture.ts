import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LAYOUT_MAP_KEYS } from '#contract/adapter';
import { tempDir } from './temp-dir.ts';

const words = (keys: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(keys.map((key) => [key, key.toLowerCase()])));

/** The members of an adapter that does everything right, as source text. */
const GOOD_MEMBERS: Readonly<Record<string, string>> = {
  transformColor:
    '({ r, g, b }: { r: number; g: number; b: number }) => "rgb(" + [r, g, b].map((c) => Math.round(c * 255)).join(", ") + ")"',
  layoutMaps: `{ direction: ${words(LAYOUT_MAP_KEYS.direction)}, mainAxisAlign: ${words(LAYOUT_MAP_KEYS.mainAxisAlign)}, crossAxisAlign: ${words(LAYOUT_MAP_KEYS.crossAxisAlign)}, mainAxisSize: ${words(LAYOUT_MAP_KEYS.mainAxisSize)} }`,
  mapNodeType:
    '(type: string) => (({ VECTOR: "Icon", IMAGE: "Picture", FRAME: "Box" }) as Record<string, string>)[type]',
  svgPictureType: '"Icon"',
  staticImageType: '"Picture"',
  postAstTokenGenerated: 'async (path: string) => {}',
};

export interface AdapterChange {
  /** Replaces members of the good adapter; null leaves one out. */
  readonly members?: Readonly<Record<string, string | null>>;
  /** Stands before the adapter. */
  readonly before?: string;
  readonly form?: 'default' | 'named' | 'members';
}

/** Source of `generic-design-parser.ts`: right but for the changes. */
export const adapterSource = ({ members = {}, before = '', form = 'named' }: AdapterChange = {}): string => {
  const all = Object.entries({ ...GOOD_MEMBERS, ...members }).filter(([, text]) => text !== null);
  if (form === 'members')
    return `${before}\n${all.map(([name, text]) => `export const ${name} = ${text};`).join('\n')}\n`;
  const start = form === 'default' ? 'export default' : 'export const adapter =';
  return `${before}\n${start} {\n${all.map(([name, text]) => `  ${name}: ${text},`).join('\n')}\n};\n`;
};

const QUIET_HOOK = 'export const postCodeGenFinished = (isSuccess: boolean, message: string): void => {};\n';

interface ExtensionFixture {
  readonly workspace: string;
  write(path: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export const PARSER_PATH = '.hx/figma2code/extensions/generic-design-parser.ts';
export const GEN_PATH = '.hx/figma2code/extensions/generic-design-gen.ts';

/** A workspace that holds the two extensions and nothing else. */
export const extensionWorkspace = async (
  parser: string | null = adapterSource(),
  gen: string | null = QUIET_HOOK,
): Promise<ExtensionFixture> => {
  const dir = await tempDir('extensions');
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(dir.path, path)), { recursive: true });
    await writeFile(join(dir.path, path), text);
  };
  if (parser !== null) await write(PARSER_PATH, parser);
  if (gen !== null) await write(GEN_PATH, gen);
  return { workspace: dir.path, write, remove: dir.remove };
};
