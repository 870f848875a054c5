import type { ProjectConstant } from '../../../draft/project-facts.ts';
import { colourKey } from '../../../draft/read-native/native-facts.ts';
import type { TokenField } from '../token-fields.ts';

/** What a project has names for. */
export interface ProjectNames {
  /** The constant that stands for a variable of the design that no mode changes. */
  forField(field: TokenField): ProjectConstant | undefined;
  forColour(literal: string): ProjectConstant | undefined;
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const isCalled = ({ name, code }: ProjectConstant, field: TokenField): boolean =>
  [name, code].some((own) => bare(own) === bare(field.name));

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

interface Project {
  readonly constants: readonly ProjectConstant[];
  readonly framework: string;
  /** Names that would be taken for what the stack has itself. */
  readonly types: ReadonlySet<string>;
}

/** A colour is the project's when it has a sole name for that value, or one that is called alike; a length only when it is called alike, too. */
export const projectNames = ({ constants, framework, types }: Project): ProjectNames => {
  const usable = constants.filter(({ code }) => !types.has(code.split('.')[0] ?? ''));
  const byValue = Map.groupBy(usable, ({ kind, value }) => `${kind} ${value}`);
  const colours = (literal: string): readonly ProjectConstant[] => {
    const key = colourKey(literal, framework);
    return key === null ? [] : (byValue.get(`color ${key}`) ?? []);
  };
  return {
    forField: (field) => {
      const [value] = field.values;
      const isColour = field.kind === 'color';
      const same = isColour ? colours(String(value)) : (byValue.get(`length ${value}`) ?? []);
      if (!isColour && field.kind !== 'length') return undefined;
      return only(same.filter((one) => isCalled(one, field))) ?? (isColour ? only(same) : undefined);
    },
    forColour: (literal) => only(colours(literal)),
  };
};
