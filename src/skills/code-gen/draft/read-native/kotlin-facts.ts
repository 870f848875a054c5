import type { ProjectComponent, ProjectConstant, TakenProperty } from '../project-facts.ts';
import { colourKey, MOST_IN_FILE, type NativeFacts, taken, typeOf } from './native-facts.ts';
import { bareSource, enclosed, listed, shallow } from './source-text.ts';

const PACKAGE = /^\s*package\s+([\w.]+)/m;
const OBJECT = /(?:^|\n)[ \t]*((?:(?:private|internal|public|data)\s+)*)object\s+([A-Z]\w*)\b[^{}()\n]{0,200}\{/g;
const ENUM = /\benum\s+class\s+([A-Z]\w*)[^{}]{0,200}\{([^{};]{0,2000})[;}]/g;
const CONSTANT =
  /(?:^|\n)[ \t]*((?:(?:private|internal|protected|public|const)\s+)*)val\s+([A-Za-z]\w*)[ \t]*(?::\s*\w+)?[ \t]*=[ \t]*(Color\(0x[0-9A-Fa-f]{8}\)|\d+(?:\.\d+)?\.dp)[ \t]*(?=\n|$)/g;
const COMPOSABLE =
  /@Composable(?:\s+@\w+(?:\([^()]{0,200}\))?){0,5}\s+((?:(?:private|internal|public|inline)\s+)*)fun\s+([A-Z]\w*)\s*\(/g;
const PARAMETER = /^(?:@\w+(?:\([^()]{0,200}\))?\s+){0,5}(\w+)\s*:\s*([\s\S]+?)(?:\s*=(?!>)\s*([\s\S]+))?$/;
const HIDDEN = /\b(?:private|protected)\b/;

interface Place {
  readonly owner: string;
  readonly path: string;
  readonly pack: string;
}

const constantsIn = (body: string, { owner, path, pack }: Place): ProjectConstant[] =>
  [...body.matchAll(CONSTANT)].flatMap(([, words = '', name = '', literal = '']): ProjectConstant[] => {
    if (HIDDEN.test(words)) return [];
    const [code, imported] = owner === '' ? [name, `${pack}.${name}`] : [`${owner}.${name}`, `${pack}.${owner}`];
    const common = { code, name, path, imported };
    if (literal.endsWith('.dp')) return [{ kind: 'length', ...common, value: `${Number(literal.slice(0, -3))}` }];
    const value = colourKey(literal, 'compose');
    return value === null ? [] : [{ kind: 'color', ...common, value }];
  });

type Types = ReadonlyMap<string, NonNullable<TakenProperty['type']>>;

const kindOf = (written: string, types: Types): Pick<TakenProperty, 'kind'> & { type?: TakenProperty['type'] } => {
  const bare = written.replaceAll(/\s+/g, '').replace(/\?$/, '');
  if (bare === 'String') return { kind: 'text' };
  if (bare === 'Boolean') return { kind: 'flag' };
  if (bare === '()->Unit' || bare === '(()->Unit)') return { kind: 'action' };
  const type = types.get(bare);
  return type === undefined ? { kind: 'other' } : { kind: 'word', type };
};

const LONGEST_PARAMETER = 500;
const CONTENT = /^@Composable\s*(?:\w+\.)?\s*\(\)\s*->\s*Unit$/;

const takenBy = (inside: string, types: Types): ProjectComponent['takes'] => {
  const parameters = listed(inside).map((one) => (one.length > LONGEST_PARAMETER ? null : PARAMETER.exec(one)));
  if (parameters.some((found) => found === null)) return null;
  const all = parameters.map((found) => ({ name: found?.[1] ?? '', type: found?.[2] ?? '', given: found?.[3] }));
  const last = all.at(-1);
  const hasContent = last !== undefined && last.name === 'content' && CONTENT.test(last.type);
  const hasModifier = all.some(({ name, type }) => name === 'modifier' && type === 'Modifier');
  const others = all.filter((one) => one.name !== 'modifier' && !(hasContent && one === last));
  return {
    properties: others.map(({ name, type, given }) => taken(name, given === undefined, kindOf(type, types))),
    ...{ children: hasContent, className: hasModifier },
    typed: true,
  };
};

const composablesIn = (source: string, path: string, pack: string): ProjectComponent[] => {
  const types = new Map(
    [...source.matchAll(ENUM)].map(([, name = '', body = '']) => [
      name,
      typeOf(
        name,
        listed(body).flatMap((one) => /^[A-Z]\w*/.exec(one) ?? []),
      ),
    ]),
  );
  const found = new Map<string, ProjectComponent>();
  for (const match of [...source.matchAll(COMPOSABLE)].slice(0, MOST_IN_FILE)) {
    const [head, words = '', name = ''] = match;
    if (HIDDEN.test(words)) continue;
    const inside = enclosed(source, match.index + head.length - 1);
    // Of two that bear one name nobody knows which is meant.
    const takes = inside === null || found.has(name) ? null : takenBy(inside, types);
    found.set(name, { name, path, exported: 'named', takes, package: pack });
  }
  return [...found.values()];
};

/** Constants and composables that a file of Kotlin offers to others; what cannot be read surely is left out. */
export const kotlinFacts = (path: string, text: string): NativeFacts => {
  const source = bareSource(text);
  const pack = PACKAGE.exec(source)?.[1];
  if (pack === undefined) return { constants: [], components: [] };
  const constants = constantsIn(shallow(source), { owner: '', path, pack });
  for (const match of [...source.matchAll(OBJECT)].slice(0, MOST_IN_FILE)) {
    const [head, words = '', owner = ''] = match;
    const body = enclosed(source, match.index + head.length - 1);
    if (body !== null && !HIDDEN.test(words)) constants.push(...constantsIn(shallow(body), { owner, path, pack }));
  }
  return { constants, components: composablesIn(source, path, pack) };
};
