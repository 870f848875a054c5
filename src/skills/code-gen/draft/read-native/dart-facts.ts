import type { ProjectComponent, ProjectConstant, TakenProperty } from '../project-facts.ts';
import { colourKey, MOST_IN_FILE, type NativeFacts, taken, typeOf } from './native-facts.ts';
import { bareSource, enclosed, listed, shallow } from './source-text.ts';

const CLASS = /\bclass\s+([A-Za-z]\w*)\b([^{};]{0,300})\{/g;
const ENUM = /\benum\s+([A-Z]\w*)\s*\{([^{};]{0,2000})[;}]/g;
const CONSTANT =
  /\b(?:static\s+)?const\s+(?:(?:Color|double|int|num)\s+)?([a-z]\w*)\s*=\s*(?:const\s+)?(Color(?:\.from\w+)?\([^()]{0,100}\)|\d+(?:\.\d+)?)\s*;/g;
const WIDGET = /\bextends\s+(?:Stateless|Stateful|Consumer|HookConsumer|Hook|ConsumerStateful)Widget\b/;
const FIELD = /\bfinal\s+([\w<>?., ]{1,100}?)\s+(\w+)\s*;/g;

const constantsIn = (body: string, owner: string, path: string): ProjectConstant[] =>
  [...body.matchAll(CONSTANT)].flatMap(([whole, name = '', literal = '']): ProjectConstant[] => {
    if (owner !== '' && !whole.startsWith('static')) return [];
    const code = owner === '' ? name : `${owner}.${name}`;
    if (/^\d/.test(literal)) return [{ kind: 'length', code, name, value: `${Number(literal)}`, path }];
    const value = colourKey(literal, 'flutter');
    return value === null ? [] : [{ kind: 'color', code, name, value, path }];
  });

type Types = ReadonlyMap<string, NonNullable<TakenProperty['type']>>;

const kindOf = (written: string, types: Types): Pick<TakenProperty, 'kind'> & { type?: TakenProperty['type'] } => {
  const bare = written.replace(/\?$/, '');
  if (bare === 'String') return { kind: 'text' };
  if (bare === 'bool') return { kind: 'flag' };
  if (bare === 'VoidCallback' || bare === 'GestureTapCallback') return { kind: 'action' };
  const type = types.get(bare);
  return type === undefined ? { kind: 'other' } : { kind: 'word', type };
};

/** Named parameters of the constructor that bears the name of the class; null where it has others, or none. */
const parametersOf = (name: string, body: string): string[] | null => {
  const start = new RegExp(`(?<![\\w.])${name}\\s*\\(`).exec(body);
  const inside = start === null ? null : enclosed(body, start.index + start[0].length - 1)?.trim();
  if (inside == null) return null;
  if (inside === '') return [];
  return inside.startsWith('{') && inside.endsWith('}') ? listed(inside.slice(1, -1)) : null;
};

const takenBy = (name: string, body: string, types: Types): ProjectComponent['takes'] => {
  const parameters = parametersOf(name, body);
  if (parameters === null) return null;
  const fields = new Map([...body.matchAll(FIELD)].map(([, type = '', field = '']) => [field, type.trim()]));
  const properties = parameters.flatMap((parameter): TakenProperty[] => {
    const [, required, own] = /^(required\s+)?this\.(\w+)\b/.exec(parameter) ?? [];
    if (own !== undefined) return [taken(own, required !== undefined, kindOf(fields.get(own) ?? '', types))];
    const isKey = /^super\.key\b|\bKey\?\s+key\b/.test(parameter);
    return isKey ? [] : [taken('', /^required\b/.test(parameter), { kind: 'other' })];
  });
  const hasChildren = /^List<Widget>\??$/.test(fields.get('children') ?? '');
  return {
    properties: properties.filter((property) => property.name !== 'children' || !hasChildren),
    // Where a widget stands is said by what is around it.
    ...{ children: hasChildren && properties.some((property) => property.name === 'children'), className: true },
    typed: true,
  };
};

/** Constants and widgets that a file of Dart offers to others; what cannot be read surely is left out. */
export const dartFacts = (path: string, text: string): NativeFacts => {
  const source = bareSource(text);
  const types = new Map(
    [...source.matchAll(ENUM)].map(([, name = '', body = '']) => [
      name,
      typeOf(
        name,
        listed(body).flatMap((one) => /^[a-z]\w*/.exec(one) ?? []),
      ),
    ]),
  );
  const constants = constantsIn(shallow(source), '', path);
  const components: ProjectComponent[] = [];
  for (const found of [...source.matchAll(CLASS)].slice(0, MOST_IN_FILE)) {
    const [head, name = '', heritage = ''] = found;
    const body = enclosed(source, found.index + head.length - 1);
    if (body === null) continue;
    constants.push(...constantsIn(shallow(body), name, path));
    const members = shallowOfParameters(body);
    if (WIDGET.test(heritage) && /^[A-Z]/.test(name))
      components.push({ name, path, exported: 'named', takes: takenBy(name, members, types) });
  }
  return { constants, components };
};

/** Members of a class with the braces of parameters, without what methods do. */
const shallowOfParameters = (body: string): string => {
  let depth = 0;
  let round = 0;
  let kept = '';
  for (const char of body) {
    if (char === '(') round += 1;
    if (char === ')') round = Math.max(0, round - 1);
    const isBlock = round === 0 || depth > 0;
    if (char === '}' && isBlock) depth = Math.max(0, depth - 1);
    if (depth === 0) kept += char;
    if (char === '{' && isBlock) depth += 1;
  }
  return kept;
};
