import type { DataList, DataLists } from '../components/data-lists.ts';
import type { Component, Template } from '../components/template.ts';
import type { CodeWriter } from '../text/code-writer.ts';
import type { ViewDraft, ViewUnit } from '../views/draft-views.ts';
import type { ViewField } from '../views/fields.ts';
import type { ViewTokens } from '../views/token-names.ts';
import type { Sections } from './sections.ts';
import type { View } from './view/swift-print.ts';

/** A property of a view that is worked out, or that it keeps: its lines. */
export type Member = readonly string[];

/** A file while it is written. */
export interface SwiftFile {
  readonly writer: CodeWriter;
  readonly sections: Sections;
  readonly unit: ViewUnit;
  readonly draft: ViewDraft;
  readonly tokens: ViewTokens;
  readonly lists: DataLists;
  readonly usedLists: Set<DataList>;
  /** Views whose alignment the stack around them says. */
  readonly hoisted: Set<Template>;
  /** Texts that are typed into. */
  readonly fields: ReadonlyMap<Template, ViewField>;
  /** Names that are not free inside of the view. */
  readonly names: Set<string>;
  readonly members: Member[];
  readonly states: Member[];
  readonly assets: Set<string>;
  readonly uses: Set<string>;
  /** A piece as it would be written. */
  view(template: Template): View;
  /** Writes pieces one after the other. @param between something stands between them that takes what is left */
  write(pieces: readonly Template[], between: boolean): void;
  /** Type of the words of a property. */
  enumOf(component: Component, property: string): string;
}

export const variantsOf = ({ unit }: SwiftFile): Component['variants'] => unit.component?.variants ?? [];
