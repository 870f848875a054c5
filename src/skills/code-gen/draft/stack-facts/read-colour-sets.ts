import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Project } from '#workspace/detect/open-project';
import type { ProjectColour } from '../project-facts.ts';
import { channelsOf } from './colour-values.ts';

const MOST_CATALOGS = 10;
const MOST_SETS = 500;
const MOST_ENTRIES = 5_000;
const DEEPEST = 4;
const LONGEST = 64 * 1024;
const SET = /\.colorset$/;

const component = z.union([z.string().max(20), z.number()]);
const contents = z.object({
  colors: z
    .array(
      z.object({
        appearances: z.array(z.object({ value: z.string().max(40) })).optional(),
        color: z
          .object({
            'color-space': z.string().max(40).optional(),
            components: z
              .object({ red: component, green: component, blue: component, alpha: component.optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .max(20),
});
type Entry = z.infer<typeof contents>['colors'][number];

/** Folders of colour sets in a catalog, no links followed. */
const setsIn = async (root: string, catalog: string): Promise<string[]> => {
  const sets: string[] = [];
  let [level, seen] = [[catalog], 0];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      const handle = await opendir(join(root, folder)).catch(() => null);
      if (handle === null) continue;
      for await (const entry of handle) {
        seen += 1;
        if (seen > MOST_ENTRIES || sets.length >= MOST_SETS) break;
        if (entry.isDirectory()) (SET.test(entry.name) ? sets : next).push(`${folder}/${entry.name}`);
      }
    }
    level = next;
  }
  return sets.toSorted();
};

const BYTE = 255;

/** `0.5`, `127` or `0x7F`, as a byte. */
const byteOf = (value: string | number | undefined): number => {
  if (value === undefined) return BYTE;
  const text = String(value).trim();
  if (/^0x[0-9a-f]{1,2}$/i.test(text)) return Number.parseInt(text, 16);
  if (!/^\d*\.?\d+$/.test(text)) return Number.NaN;
  // Shares of the whole have a point; a bare 1 is all of it, too.
  return text.includes('.') || text === '1' ? Number(text) * BYTE : Number(text);
};

const channelsIn = (entry: Entry | undefined): readonly number[] | null => {
  const { components, 'color-space': space = 'srgb' } = entry?.color ?? {};
  if (components === undefined || !/srgb$/.test(space)) return null;
  const { red, green, blue, alpha } = components;
  return channelsOf([red, green, blue, alpha].map(byteOf));
};

const isDark = ({ appearances = [] }: Entry): boolean => appearances.some(({ value }) => value === 'dark');
const isPlain = ({ appearances = [] }: Entry): boolean => appearances.length === 0;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const SAFE = /^[\p{L}\p{Nd}][\p{L}\p{Nd} ._-]{0,99}$/u;

const colourOf = (path: string, text: string | null): ProjectColour[] => {
  const name = /([^/]+)\.colorset$/.exec(path)?.[1] ?? '';
  const read = contents.safeParse(parsed(text ?? ''));
  if (!read.success || !SAFE.test(name)) return [];
  const light = channelsIn(read.data.colors.find(isPlain));
  const dark = read.data.colors.find(isDark);
  if (light === null) return [];
  return [{ name, code: `Color("${name}")`, brush: false, light, dark: dark === undefined ? null : channelsIn(dark) }];
};

/** Colours of asset catalogs. Runs nothing. */
export const readColourSets = async (project: Project): Promise<readonly ProjectColour[]> => {
  const catalogs = project.bundles.filter((path) => path.endsWith('.xcassets')).slice(0, MOST_CATALOGS);
  const sets = (await Promise.all(catalogs.map((path) => setsIn(project.root, path)))).flat().slice(0, MOST_SETS);
  const found = await Promise.all(
    sets.map(async (path) => colourOf(path, await project.read(`${path}/Contents.json`, LONGEST))),
  );
  return found.flat();
};
