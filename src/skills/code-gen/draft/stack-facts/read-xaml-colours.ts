import type { Project } from '#workspace/detect/open-project';
import type { ProjectColour } from '../project-facts.ts';
import { channelsOfHex } from './colour-values.ts';

const MOST_FILES = 200;
const LONGEST = 512 * 1024;
const MOST_COLOURS = 2_000;

const XML_COMMENT = /<!--[\s\S]*?-->/g;
/** `<ResourceDictionary x:Key="Dark">` up to its end: values of a theme. */
const THEME = /<ResourceDictionary\s+x:Key\s*=\s*"(Default|Light|Dark)"\s*>([\s\S]*?)<\/ResourceDictionary>/g;
const KEY = '[\\p{L}_][\\p{L}\\p{Nd}_.]{0,99}';
const COLOUR = new RegExp(`<Color\\s+x:Key\\s*=\\s*"(${KEY})"\\s*>\\s*#([0-9a-fA-F]{3,8})\\s*</Color>`, 'gu');
const BRUSH = /<SolidColorBrush\s([^<>]{1,400})/gu;
const BRUSH_KEY = new RegExp(`\\bx:Key\\s*=\\s*"(${KEY})"`, 'u');
const BRUSH_COLOUR = /\bColor\s*=\s*"#([0-9a-fA-F]{3,8})"/;
/** A brush of a colour that has a name itself. */
const BRUSH_OF = new RegExp(`\\bColor\\s*=\\s*"\\{(?:Static|Dynamic)Resource\\s+(${KEY})\\s*\\}"`, 'u');
const BRUSH_OPACITY = /\bOpacity\s*=/;

interface Said {
  readonly key: string;
  readonly brush: boolean;
  /** Null: that of another key. */
  readonly value: readonly number[] | null;
  readonly of: string | null;
}

const saidIn = (text: string): Said[] => [
  ...[...text.matchAll(COLOUR)].flatMap(([, key = '', hex = '']) => {
    const value = channelsOfHex(hex);
    return value === null ? [] : [{ key, brush: false, value, of: null }];
  }),
  ...[...text.matchAll(BRUSH)].flatMap(([, attributes = '']) => {
    const key = BRUSH_KEY.exec(attributes)?.[1];
    const value = channelsOfHex(BRUSH_COLOUR.exec(attributes)?.[1] ?? '');
    const of = BRUSH_OF.exec(attributes)?.[1] ?? null;
    const isSaid = key !== undefined && (value !== null || of !== null) && !BRUSH_OPACITY.test(attributes);
    return isSaid ? [{ key, brush: true, value, of }] : [];
  }),
];

const coloursIn = (source: string): ProjectColour[] => {
  const text = source.replaceAll(XML_COMMENT, '');
  const dark = new Map<string, Said>();
  const light: Said[] = [];
  const rest = text.replaceAll(THEME, (_whole, theme: string, body: string) => {
    for (const said of saidIn(body))
      if (theme === 'Dark') dark.set(said.key, said);
      else light.push(said);
    return '';
  });
  const all = [...light, ...saidIn(rest)];
  const byKey = new Map(all.map((said) => [said.key, said]));
  return all.flatMap(({ key, brush, value, of }) => {
    const base = value ?? byKey.get(of ?? '')?.value ?? null;
    const night = dark.get(key)?.value ?? dark.get(of ?? '')?.value ?? null;
    return base === null ? [] : [{ name: key, code: key, brush, light: base, dark: night }];
  });
};

/** Colours and brushes that resource dictionaries of a project name with their values. Runs nothing. */
export const readXamlColours = async (project: Project): Promise<readonly ProjectColour[]> => {
  const paths = project.files.filter((path) => /\.a?xaml$/.test(path)).slice(0, MOST_FILES);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST)));
  const found = new Map<string, ProjectColour>();
  for (const colour of texts.flatMap((text) => (text === null ? [] : coloursIn(text))))
    if (!found.has(colour.code) && found.size < MOST_COLOURS) found.set(colour.code, colour);
  return [...found.values()];
};
