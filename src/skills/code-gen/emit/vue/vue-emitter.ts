import type { Condition } from '../components/template.ts';
import { classSelector, plainSelector, type Worn } from '../css/class-book.ts';
import { kebab } from '../names/words.ts';
import type { Dialect, SingleFile } from '../single-file/dialect.ts';
import { linesString } from '../single-file/lines-look.ts';
import { singleFileEmitter } from '../single-file/single-file-emitter.ts';
import { encoded, relativePath } from '../text/paths.ts';
import { vueScript } from './vue-script.ts';
import { vueAttribute, vueName, vueText } from './vue-text.ts';

/** What Vue takes for its own. */
const BUILT_IN = [
  'Component',
  'Slot',
  'Template',
  'Teleport',
  'Suspense',
  'Transition',
  'BaseTransition',
  'TransitionGroup',
  'KeepAlive',
];

/** Names of one word are for elements. */
const componentName = (name: string): string => (/^[A-Z].*[A-Z]/.test(name) ? name : `Base${name}`);

const shownName = (component: string): string => component.replace(/^Base(?=[A-Z][^A-Z]*$)/, '');

const viewName = (name: string): string => {
  const view = /.(View|Page|Screen)$/.test(name) ? name : `${name}View`;
  return /^[A-Z]/.test(view) ? view : `The${view}`;
};

const conditionText = (condition: Condition): string => {
  if (condition.kind === 'flag') return condition.off === true ? `!${condition.name}` : condition.name;
  return condition.words.map((word) => `${condition.name} === '${word}'`).join(' || ') || 'false';
};

const rootClass = (own: string | undefined, { component }: SingleFile): string[] => {
  const dynamic = (component?.variants ?? []).map(({ name, flag }) =>
    flag === null ? name : `${name} ? '${flag.on}' : '${flag.off}'`,
  );
  const [only] = dynamic;
  return [
    ...(own === undefined ? [] : [`class="${own}"`]),
    ...(only === undefined ? [] : [`:class="${dynamic.length === 1 ? only : `[${dynamic.join(', ')}]`}"`]),
  ];
};

/** Only the last class of a selector is bound to the file: the others say whose variant it is. */
const select = (worn: Worn): string =>
  worn.isRoot || worn.root === null || worn.variants.length === 0
    ? plainSelector(worn)
    : `${classSelector([worn.root, ...worn.variants])} .${worn.name}`;

const address = (path: string, file: SingleFile): string =>
  relativePath(file.path, path)
    .split('/')
    .map((part) => (part === '..' ? part : encoded(part)))
    .join('/');

const vue: Dialect = {
  ending: '.vue',
  naming: {
    screen: viewName,
    component: componentName,
    word: kebab,
    reserved: ['is', 'slot', 'item', 'index'],
    imported: BUILT_IN,
  },
  shownName,
  closesEmpty: true,
  slotsApart: true,
  select,
  rootsAreSeen: true,
  rootClass,
  fixed: (name, value, { file }) => {
    if (value === true) return name;
    if (typeof value === 'string') return vueAttribute(name, value);
    file.imports.shown(value.asset);
    return `${name}="${address(value.asset, file)}"`;
  },
  bound: (name, property) => `:${name}="${property}"`,
  given: (name, given, file) => {
    const key = vueName(name);
    switch (given.kind) {
      case 'text':
        return vueAttribute(key, given.text);
      case 'lines':
        return vueAttribute(key, linesString(given));
      case 'word':
        return vueAttribute(key, given.word);
      case 'asset':
        return `:${key}="${file.imports.asset(given.asset)}"`;
      case 'flag':
        return given.on ? key : `:${key}="false"`;
      case 'passed':
        return `:${key}="${given.name}"`;
    }
  },
  text: vueText,
  shown: (property) => `{{ ${property} }}`,
  slot: ({ name }) => (name === 'children' ? '<slot />' : `<slot name="${name}" />`),
  handedOn: (name, property) => {
    const slot = property.name === 'children' ? '<slot />' : `<slot name="${property.name}" />`;
    return { between: name === 'children' ? slot : `<template #${name}>${slot}</template>` };
  },
  writeSlot: (name, { writer }, write) => {
    writer.line(`<template #${name}>`);
    writer.indented(write);
    writer.line('</template>');
  },
  writeIf: (condition, _, write) => write([`v-if="${conditionText(condition)}"`]),
  writeEach: ({ name, key }, _, write) =>
    write(
      key === null
        ? [`v-for="(item, index) in ${name}"`, ':key="index"']
        : [`v-for="item in ${name}"`, `:key="item.${key}"`],
    ),
  spread: 'v-bind="item"',
  script: vueScript,
  scriptTag: (typed) => (typed ? 'script setup lang="ts"' : 'script setup'),
  indents: false,
  markupTag: 'template',
  styleTag: 'style scoped',
};

/** Single-file components with `<script setup>` and scoped styles. */
export const vueEmitter = singleFileEmitter(vue);
