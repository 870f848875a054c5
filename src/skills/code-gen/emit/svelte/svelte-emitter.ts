import type { Condition } from '../components/template.ts';
import { classSelector, plainSelector, type Worn } from '../css/class-book.ts';
import { kebab } from '../names/words.ts';
import type { Dialect, SingleFile } from '../single-file/dialect.ts';
import { linesString } from '../single-file/lines-look.ts';
import { singleFileEmitter } from '../single-file/single-file-emitter.ts';
import { svelteScript } from './svelte-script.ts';
import { svelteAttribute, svelteText } from './svelte-text.ts';

/** Only a capital letter tells a component from an element. */
const componentName = (name: string): string => (/^[A-Z]/.test(name) ? name : `Part${name}`);

const conditionText = (condition: Condition): string => {
  if (condition.kind === 'flag') return condition.off === true ? `!${condition.name}` : condition.name;
  return condition.words.map((word) => `${condition.name} === '${word}'`).join(' || ') || 'false';
};

const rootClass = (own: string | undefined, { component }: SingleFile): string[] => {
  const dynamic = [
    ...(component?.variants ?? []).map(({ name, flag }) =>
      flag === null ? name : `${name} ? '${flag.on}' : '${flag.off}'`,
    ),
    ...(component?.placed === true ? ['className'] : []),
  ];
  if (dynamic.length === 0) return own === undefined ? [] : [`class="${own}"`];
  const all = own === undefined ? dynamic : [`'${own}'`, ...dynamic];
  return [`class={${all.length === 1 ? all[0] : `[${all.join(', ')}]`}}`];
};

/** Styles reach no further than the file; what a component wears for its place has to be told to all, from the root on. */
const select = (worn: Worn): string => {
  if (!worn.isUse) return plainSelector(worn);
  const around = worn.variants.length > 0 ? worn.variants : worn.root === null ? [] : [worn.root];
  return `${classSelector(around)} :global(.${worn.name})`.trim();
};

const attribute = (name: string, value: string): string => (name === value ? `{${name}}` : `${name}={${value}}`);

const render = (name: string, required: boolean): string =>
  required ? `{@render ${name}()}` : `{@render ${name}?.()}`;

const svelte: Dialect = {
  ending: '.svelte',
  naming: {
    screen: componentName,
    component: componentName,
    word: kebab,
    reserved: ['slot', 'item', 'index', 'className', 'is'],
    imported: ['Props', 'Snippet', 'ComponentProps'],
  },
  closesEmpty: false,
  slotsApart: false,
  select,
  rootsAreSeen: false,
  rootClass,
  fixed: (name, value, { file }) => {
    if (value === true) return name;
    return typeof value === 'string' ? svelteAttribute(name, value) : attribute(name, file.imports.asset(value.asset));
  },
  bound: attribute,
  given: (name, given, file) => {
    switch (given.kind) {
      case 'text':
        return svelteAttribute(name, given.text);
      case 'lines':
        return svelteAttribute(name, linesString(given));
      case 'word':
        return svelteAttribute(name, given.word);
      case 'asset':
        return attribute(name, file.imports.asset(given.asset));
      case 'flag':
        return given.on ? name : `${name}={false}`;
      case 'passed':
        return attribute(name, given.name);
    }
  },
  text: svelteText,
  shown: (property) => `{${property}}`,
  slot: ({ name, required }) => render(name, required),
  handedOn: (name, property) => ({ attribute: attribute(name, property.name) }),
  writeSlot: (name, { writer }, write) => {
    writer.line(`{#snippet ${name}()}`);
    writer.indented(write);
    writer.line('{/snippet}');
  },
  writeIf: (condition, { writer }, write) => {
    writer.line(`{#if ${conditionText(condition)}}`);
    writer.indented(() => write([]));
    writer.line('{/if}');
  },
  writeEach: ({ name, key }, { writer }, write) => {
    writer.line(`{#each ${name} as item${key === null ? ', index (index)' : ` (item.${key})`}}`);
    writer.indented(() => write([]));
    writer.line('{/each}');
  },
  spread: '{...item}',
  script: svelteScript,
  scriptTag: (typed) => (typed ? 'script lang="ts"' : 'script'),
  indents: true,
  markupTag: null,
  styleTag: 'style',
};

/** Components with runes and scoped styles. */
export const svelteEmitter = singleFileEmitter(svelte);
