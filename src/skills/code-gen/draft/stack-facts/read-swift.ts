import type { Project } from '#workspace/detect/open-project';
import type { ProjectColour } from '../project-facts.ts';
import { channelsOf, channelsOfHex } from './colour-values.ts';
import { readColourSets } from './read-colour-sets.ts';

const MOST_FILES = 400;
const LONGEST = 256 * 1024;
const MOST_COLOURS = 2_000;

const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;
const EXTENSION = /extension\s+(?:SwiftUI\.)?Color\s*\{([^{}]{0,40000})\}/g;
const NUMBER = '([\\d.]+(?:\\s*/\\s*255(?:\\.0)?)?)';
const STATIC =
  /static\s+(?:let|var)\s+([\p{L}_][\p{L}\p{Nd}_]{0,99})\s*(?::\s*Color\s*)?=\s*(?:SwiftUI\.)?Color\(([^()]{1,200})\)/gu;
const CHANNELS = new RegExp(
  `^\\s*(?:\\.sRGB,\\s*)?red:\\s*${NUMBER},\\s*green:\\s*${NUMBER},\\s*blue:\\s*${NUMBER}(?:,\\s*opacity:\\s*${NUMBER})?\\s*$`,
);
/** By an initializer that many projects have: `hex: "#0A84FF"`, `hex: 0x0A84FF`. */
const HEX = /^\s*hex:\s*(?:"#?|0x)([0-9a-fA-F]{6}|[0-9a-fA-F]{3})"?\s*$/;
const BYTE = 255;

/** `0.5` or `127/255`, as a byte. */
const byteOf = (text: string | undefined): number => {
  if (text === undefined) return BYTE;
  const [value, whole] = text.split('/').map(Number);
  return ((value ?? Number.NaN) / (whole ?? 1)) * BYTE;
};

const channelsGiven = (given: string): readonly number[] | null => {
  const hex = HEX.exec(given)?.[1];
  if (hex !== undefined) return channelsOfHex(hex);
  const channels = CHANNELS.exec(given);
  return channels === null ? null : channelsOf(channels.slice(1, 5).map(byteOf));
};

const coloursIn = (source: string): ProjectColour[] =>
  [...source.replaceAll(COMMENT, '').matchAll(EXTENSION)].flatMap(([, body = '']) =>
    [...body.matchAll(STATIC)].flatMap(([, name = '', given = '']) => {
      const light = channelsGiven(given);
      return light === null ? [] : [{ name, code: `Color.${name}`, brush: false, light, dark: null }];
    }),
  );

/** Colours that a project names: in extensions of `Color`, and in asset catalogs. Runs nothing. */
export const readSwiftColours = async (project: Project): Promise<readonly ProjectColour[]> => {
  const paths = project.files.filter((path) => path.endsWith('.swift')).slice(0, MOST_FILES);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST)));
  const found = new Map<string, ProjectColour>();
  const all = [...texts.flatMap((text) => (text === null ? [] : coloursIn(text))), ...(await readColourSets(project))];
  for (const colour of all) if (!found.has(colour.code) && found.size < MOST_COLOURS) found.set(colour.code, colour);
  return [...found.values()];
};

const APP = /@main\b[\s\S]{0,200}?:\s*(?:SwiftUI\.)?App\b/;

/** Folder of the app's own code: where it begins. */
export const swiftHome = async (project: Project): Promise<string> => {
  const paths = project.files.filter((path) => /App\.swift$/.test(path)).slice(0, MOST_FILES);
  for (const path of paths) {
    const text = await project.read(path, LONGEST);
    if (text !== null && APP.test(text)) return path.split('/').slice(0, -1).join('/');
  }
  return '';
};
