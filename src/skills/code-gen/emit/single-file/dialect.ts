import type { CodeStyle } from '../../draft/project-facts.ts';
import type { DraftNaming } from '../components/component-draft.ts';
import type { DataList, DataLists } from '../components/data-lists.ts';
import type { Classed } from '../components/styled-template.ts';
import type { Component, Condition, Property } from '../components/template.ts';
import type { Given } from '../components/tree.ts';
import type { ClassBook, Worn } from '../css/class-book.ts';
import type { AttributeValue } from '../markup/element.ts';
import type { CodeWriter } from '../text/code-writer.ts';
import type { FileImports } from './file-imports.ts';

/** A file while its markup is written. */
export interface SingleFile {
  readonly path: string;
  readonly writer: CodeWriter;
  readonly classes: ClassBook<Classed>;
  readonly imports: FileImports;
  readonly style: CodeStyle;
  readonly typed: boolean;
  readonly lists: DataLists;
  /** Null for a screen. */
  readonly component: Component | null;
}

/** Where a text stands among what else is on its line. */
export interface TextPlace {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Writes what a condition or a list holds, with attributes that say so. */
export type WriteHeld = (attributes: readonly string[]) => void;

/** How a stack of single-file components says things; attributes come without a space before them. */
export interface Dialect {
  readonly ending: string;
  readonly naming: DraftNaming;
  /** The name of a component without what the stack adds to it. */
  readonly shownName?: (component: string) => string;
  /** Elements that hold nothing end like void ones. */
  readonly closesEmpty: boolean;
  /** What stands for a slot has lines of its own in an element that is a block. */
  readonly slotsApart: boolean;
  select(worn: Worn): string;
  /** Classes of a file may not be those that roots of other components wear. */
  readonly rootsAreSeen: boolean;
  /** Classes of the element around everything, with those of its variants. */
  rootClass(own: string | undefined, file: SingleFile): string[];
  fixed(name: string, value: AttributeValue, element: { readonly tag: string; readonly file: SingleFile }): string;
  bound(name: string, property: string): string;
  given(name: string, given: Exclude<Given, { kind: 'nodes' }>, file: SingleFile): string;
  text(text: string, place: TextPlace): string;
  /** The value of a property between tags. */
  shown(property: string): string;
  /** What was given to a slot. */
  slot(property: Property): string;
  /** A slot of the component around, given on to one inside: an attribute, or what stands between the tags. */
  handedOn(name: string, property: Property): { readonly attribute: string } | { readonly between: string };
  writeSlot(name: string, file: SingleFile, write: () => void): void;
  writeIf(condition: Condition, file: SingleFile, write: WriteHeld): void;
  writeEach(list: DataList, file: SingleFile, write: WriteHeld): void;
  /** Everything that an item of a list is given. */
  readonly spread: string;
  /** The lines of the script but for its imports; its pieces apart from each other. */
  script(file: SingleFile): readonly (readonly string[])[];
  /** Around the lines of the script. */
  readonly scriptTag: (typed: boolean) => string;
  /** Scripts and styles stand one step in. */
  readonly indents: boolean;
  /** The tag around the markup. */
  readonly markupTag: string | null;
  readonly styleTag: string;
}
