import type { DesignVariable } from '#contract/snapshot';
import { unique } from '../names/words.ts';
import { slug } from '../tokens/token-book.ts';
import { isUnitless } from '../tokens/token-text.ts';
import type { Namespace } from './values.ts';

type Variable = Pick<DesignVariable, 'name' | 'type' | 'collection'>;

const LENGTHS: readonly (readonly [RegExp, Namespace])[] = [
  [/\b(radius|radii|corners?|rounded)\b/i, '--radius'],
  [/\b(line ?height|leading)\b/i, '--leading'],
  [/\b(letter ?spacing|tracking)\b/i, '--tracking'],
  [/\b(typography|type|text|font|body|heading)\b.*\bsizes?\b|\bfont ?size\b/i, '--text'],
];

const PLAIN = /\b(opacity|z ?index|ratio|breakpoint|columns?|count|duration)\b/i;

/** What utilities a variable is for, read off its kind and names; null for none. */
const namespaceOf = ({ name, type, collection }: Variable): Namespace | null => {
  const words = `${collection} ${name}`.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  if (type === 'COLOR') return '--color';
  if (type === 'STRING') return /\b(font|family|typeface)\b/i.test(words) ? '--font' : null;
  if (type !== 'FLOAT' || PLAIN.test(words)) return null;
  if (/\bweights?\b/i.test(words)) return '--font-weight';
  if (isUnitless({ type, name })) return null;
  return LENGTHS.find(([pattern]) => pattern.test(words))?.[1] ?? '--spacing';
};

/** What a namespace says already need not be said again. */
const SAID: Readonly<Record<Namespace, RegExp>> = {
  '--color': /^colou?rs?-(?=.)/,
  '--spacing': /^spacing-(?=.)/,
  '--radius': /(^|-)(radius|radii|corners?|rounded)(?=-|$)/,
  '--text': /(^|-)(font-size|size)(?=-|$)/,
  '--font': /(^|-)(font-family|family|font)(?=-|$)/,
  '--font-weight': /(^|-)(font-weight|weight)(?=-|$)/,
  '--leading': /(^|-)(line-height|leading)(?=-|$)/,
  '--tracking': /(^|-)(letter-spacing|tracking)(?=-|$)/,
};

const PALETTE =
  'red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|slate|gray|zinc|neutral|stone|mauve|olive|mist|taupe';
const NUMBER = String.raw`[\d.]+`;
const SIZES = `px|auto|full|screen|min|max|fit|none|(\\d*x)?(s|l)|(\\d*xs)|sm|md|lg|(\\d*xl)|base|prose`;
const SIDES = '(t|r|b|l|x|y|s|e|tl|tr|br|bl|ss|se|es|ee)(-.*)?';
const WORDS =
  'left|center|right|top|bottom|justify|start|end|wrap|nowrap|balance|pretty|ellipsis|clip|cover|contain|fixed|local|scroll|repeat|origin|blend|gradient|linear|radial|conic|solid|dashed|dotted|double|hidden|none|collapse|separate|shadow|opacity|spacing|inherit|current|transparent|black|white';

/** Names that utilities have already, or that would change what the project's own classes mean. */
const RESERVED: Readonly<Record<Namespace, RegExp>> = {
  '--color': new RegExp(`^(${NUMBER}|${SIDES}|${SIZES}|(${WORDS})(-.*)?|(${PALETTE})-\\d+)$`),
  '--text': new RegExp(`^(${NUMBER}|${SIZES}|(${WORDS})(-.*)?)$`),
  '--spacing': new RegExp(`^(${NUMBER}|${SIDES}|${SIZES}|reverse|svh|lvh|dvh|svw|lvw|dvw|lh)$`),
  '--radius': new RegExp(`^(${SIDES}|${SIZES})$`),
  '--font':
    /^(sans|serif|mono|features(-.*)?|stretch(-.*)?|thin|extralight|light|normal|medium|semibold|bold|extrabold|black)$/,
  '--font-weight':
    /^(sans|serif|mono|features(-.*)?|stretch(-.*)?|thin|extralight|light|normal|medium|semibold|bold|extrabold|black|\d+)$/,
  '--leading': new RegExp(`^(${NUMBER}|none|tight|snug|normal|relaxed|loose|px)$`),
  '--tracking': /^(tighter|tight|normal|wide|wider|widest)$/,
};

/** Utilities of one name look into both. */
const GROUPS: Readonly<Record<Namespace, string>> = {
  '--color': 'text',
  '--text': 'text',
  '--font': 'font',
  '--font-weight': 'font',
  '--spacing': 'spacing',
  '--radius': 'radius',
  '--leading': 'leading',
  '--tracking': 'tracking',
};

const isFree = (suffix: string, namespace: Namespace): boolean =>
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(suffix) && !RESERVED[namespace].test(suffix);

const shortened = (text: string, namespace: Namespace): string =>
  text.replaceAll(new RegExp(SAID[namespace], 'g'), '').replaceAll(/^-+|-+$/g, '');

/** The shortest name that nothing else has; where all are taken, the first of them. */
const suffixOf = (variable: Variable, namespace: Namespace, taken: ReadonlySet<string>): string | null => {
  const [name, whole] = [slug(variable.name), slug(`${variable.collection}/${variable.name}`)];
  const short = shortened(whole, namespace);
  const names = [
    shortened(name, namespace),
    short,
    name,
    short === whole ? whole : `design-${short}`,
    `design-${whole}`,
  ];
  const free = names.filter((one) => isFree(one, namespace));
  return free.find((one) => !taken.has(one)) ?? free[0] ?? null;
};

/** Names of variables as properties of the theme, by `collection/name`; those that no utility is for have none. */
export const themeNames = (variables: readonly Variable[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  for (const variable of variables) {
    const token = `${variable.collection}/${variable.name}`;
    const namespace = names.has(token) ? null : namespaceOf(variable);
    if (namespace === null) continue;
    const group = taken.get(GROUPS[namespace]) ?? new Set();
    taken.set(GROUPS[namespace], group);
    const suffix = suffixOf(variable, namespace, group);
    if (suffix === null) continue;
    names.set(token, `${namespace}-${unique(suffix, group)}`);
  }
  return names;
};

const NAMESPACES = Object.keys(GROUPS);

/** True for a property that stands in `@theme`. */
export const isOfTheme = (name: string): boolean => NAMESPACES.some((namespace) => name.startsWith(`${namespace}-`));
