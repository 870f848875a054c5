import type { ProjectComponent } from '../../../draft/project-facts.ts';
import type { DataLists } from '../../components/data-lists.ts';
import type { NativePlace } from '../piece.ts';

const PRESSED = /^on(?:Pressed|Tap|Click|Press)$/;

/** The constant of the project's type that a word of a design stands for; null where it has none. */
export const theirWord = (component: ProjectComponent, property: string, word: string): string | null => {
  const type = component.takes?.properties.find(({ name }) => name === property)?.type;
  const constant = type !== undefined && Object.hasOwn(type.constants, word) ? type.constants[word] : undefined;
  return type === undefined || constant === undefined ? null : `${type.name}.${constant}`;
};

/** What a component of the project has to be told of a press: without it some are drawn as if they were off. */
export const theirActions = ({ takes }: ProjectComponent): readonly string[] =>
  (takes?.properties ?? []).flatMap(({ name, kind, required }) =>
    kind === 'action' && (required || PRESSED.test(name)) ? [name] : [],
  );

/** Lists of components of this draft: what rows of others would be made of is not known. */
export const ownLists = (lists: DataLists, { theirs }: NativePlace): DataLists => {
  const all = lists.all.filter(({ component }) => !theirs.has(component));
  return {
    all,
    startingAt: (template) => {
      const found = lists.startingAt(template);
      return found !== undefined && all.includes(found) ? found : undefined;
    },
  };
};
