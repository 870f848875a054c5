import type { LayoutMaps } from '#contract/adapter';
import { printable } from '../figma/printable.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { Binder } from './binder.ts';
import type { ColourBook } from './colour-book.ts';
import type { Finding, FindingBook } from './finding-book.ts';
import type { Modes } from './plan/flatten-design.ts';

/** What the whole build shares. */
export interface BuildScope {
  readonly design: Pick<FetchedDesign, 'components' | 'componentSets' | 'styles'>;
  readonly words: LayoutMaps;
  readonly binder: Binder;
  readonly colours: ColourBook;
  readonly findings: FindingBook;
}

/** One layer and what is around it: all that a converter may look at. */
export interface NodeScope {
  readonly build: BuildScope;
  readonly node: FigmaNode;
  /** Null at the top of a screen. */
  readonly parent: FigmaNode | null;
  readonly screen: string;
  readonly modes: Modes;
}

export const report = (scope: NodeScope, finding: Finding): void =>
  scope.build.findings.add(finding, scope.node, scope.screen);

/** A value of Figma that is no number or no colour, and was left out. */
export const reportInvalid = (scope: NodeScope, field: string): void =>
  report(scope, { rule: 'invalid-value', severity: 'warning', params: { field } });

/** A word that stands neither in Figma's specification nor in the adapter's maps; it passes through. */
export const reportWord = (scope: NodeScope, field: string, value: string): void =>
  report(scope, { rule: 'unknown-value', severity: 'info', params: { field, value: printable(value) } });
