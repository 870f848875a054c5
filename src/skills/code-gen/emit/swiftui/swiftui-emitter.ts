import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import { joined } from '../text/paths.ts';
import { aboutUnit, draftViews, enumNames, sharedFile, type ViewUnit } from '../views/draft-views.ts';
import { viewTokens } from '../views/token-names.ts';
import { swiftLimits } from './look/swift-limits.ts';
import { FLOW_LAYOUT, SWIFT_RESERVED, swiftTokens } from './swift-tokens.ts';
import { type SwiftUnit, swiftUnit } from './swift-unit.ts';

const NAMING = { screen: 'Screen', component: 'View', limits: swiftLimits };

const TOKENS = 'DesignTokens.swift';
const FLOW = 'FlowLayout.swift';

const pathOf = ({ name, component }: ViewUnit, { input }: Emitting): string => {
  const { screens, components } = input.project.folders;
  return joined(component === null ? screens : components, `${name}.swift`);
};

/** A view for each component of the design that is used and for each screen, and the variables as namespaces. */
export const swiftuiEmitter: Emitter = (emitting) => {
  const { input, book } = emitting;
  const draft = draftViews(emitting, NAMING);
  const tokens = viewTokens(book, SWIFT_RESERVED);
  const { folders, style } = input.project;
  const place = { draft, tokens, enums: enumNames(draft, NAMING.component), indent: style.indent };
  const written = draft.units.map((unit): [ViewUnit, SwiftUnit] => [unit, swiftUnit(unit, place)]);
  const paths = new Map(draft.units.map((unit) => [unit.name, pathOf(unit, emitting)]));
  const tokenText = swiftTokens(tokens);
  const tokenPath = joined(folders.styles, TOKENS);
  const flowPath = joined(folders.components, FLOW);
  const needsFlow = written.some(([, { uses }]) => uses.has('FlowLayout'));
  const files = written.map(([unit, { code, assets, uses }]): EmittedFile => {
    const views = [...uses].map((name) => (name === 'FlowLayout' ? flowPath : (paths.get(name) ?? '')));
    const needsTokens = tokenText !== null && /\b(?:Color|CGFloat)\.[A-Z]/.test(code.text);
    const needs = [...views.filter((path) => path !== ''), ...(needsTokens ? [tokenPath] : []), ...assets];
    const content = { kind: 'text', text: code.text } as const;
    return {
      file: { ...aboutUnit(unit, emitting), path: pathOf(unit, emitting), content, regions: code.regions, needs },
      assets,
    };
  });
  return {
    files: [
      ...(tokenText === null ? [] : [sharedFile(emitting, tokenPath, tokenText)]),
      ...(needsFlow ? [sharedFile(emitting, flowPath, FLOW_LAYOUT)] : []),
      ...files,
    ],
    notes: draft.notes,
  };
};
