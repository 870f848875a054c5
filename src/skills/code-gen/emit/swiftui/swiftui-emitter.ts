import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import { joined } from '../text/paths.ts';
import { aboutUnit, draftViews, enumNames, sharedFile, type ViewUnit } from '../views/draft-views.ts';
import { viewTokens } from '../views/token-names.ts';
import { FLOW_LAYOUT } from './flow-layout.ts';
import { swiftLimits } from './look/swift-limits.ts';
import { swiftTextStyles } from './swift-text-styles.ts';
import { swiftTokens } from './swift-tokens.ts';
import { type SwiftUnit, swiftUnit } from './swift-unit.ts';

const NAMING = {
  ...{ screen: 'Screen', component: 'View', limits: swiftLimits },
  cases: new Set(['UPPER', 'LOWER']),
  reservedStyles: new Set(['body', 'font', 'kerning', 'leading', 'self', 'init']),
};

/** Names that would hide types which the code itself uses. */
const RESERVED = new Set(
  'Color CGFloat Type Protocol Self Any Resolved RGBColorSpace Double Int String Text Font View Swift SwiftUI'.split(
    ' ',
  ),
);

/** Colours that SwiftUI has itself, and what every type has. */
const COLOURS = new Set(
  'red orange yellow green mint teal cyan blue indigo purple pink brown white gray black clear primary secondary accentColor self init'.split(
    ' ',
  ),
);

const TOKENS = 'DesignTokens.swift';
const FLOW = 'FlowLayout.swift';
const TEXTS = 'TextStyles.swift';

const pathOf = ({ name, component }: ViewUnit, { input }: Emitting): string => {
  const { screens, components } = input.project.folders;
  return joined(component === null ? screens : components, `${name}.swift`);
};

/** A view for each component of the design that is used and for each screen, and the variables as namespaces. */
export const swiftuiEmitter: Emitter = (emitting) => {
  const { input, book } = emitting;
  const draft = draftViews(emitting, NAMING);
  const colours = input.project.stack?.colours ?? [];
  const tokens = viewTokens(
    { tokens: [...book.tokens, ...draft.palette] },
    {
      ...{ reserved: RESERVED, colours, framework: input.framework },
      flat: { collection: /^Colou?rs?$/, taken: new Set([...COLOURS, ...colours.map(({ name }) => name)]) },
    },
  );
  const { folders, style } = input.project;
  const place = { draft, tokens, tokensFile: TOKENS, enums: enumNames(draft, NAMING.component), indent: style.indent };
  const written = draft.units.map((unit): [ViewUnit, SwiftUnit] => [unit, swiftUnit(unit, place)]);
  const paths = new Map(draft.units.map((unit) => [unit.name, pathOf(unit, emitting)]));
  const tokenText = swiftTokens(tokens);
  const tokenPath = joined(folders.styles, TOKENS);
  const flowPath = joined(folders.components, FLOW);
  const textStyles = swiftTextStyles(draft.textStyles.all, tokens, style.indent);
  const textPath = joined(folders.styles, TEXTS);
  const needsFlow = written.some(([, { uses }]) => uses.has('FlowLayout'));
  const files = written.map(([unit, { code, assets, uses }]): EmittedFile => {
    const views = [...uses].map((name) => (name === 'FlowLayout' ? flowPath : (paths.get(name) ?? '')));
    const styled = textStyles !== null && code.text.includes('.textStyle(');
    const needs = [
      ...views.filter((path) => path !== ''),
      ...(uses.has(TOKENS) ? [tokenPath] : []),
      ...(styled ? [textPath] : []),
      ...assets,
    ];
    const content = { kind: 'text', text: code.text } as const;
    return {
      file: { ...aboutUnit(unit, emitting), path: pathOf(unit, emitting), content, regions: code.regions, needs },
      assets,
    };
  });
  return {
    files: [
      ...(tokenText === null ? [] : [sharedFile(emitting, { path: tokenPath, text: tokenText })]),
      ...(textStyles === null
        ? []
        : [sharedFile(emitting, { path: textPath, text: textStyles, needs: tokenText === null ? [] : [tokenPath] })]),
      ...(needsFlow ? [sharedFile(emitting, { path: flowPath, text: FLOW_LAYOUT })] : []),
      ...files,
    ],
    notes: draft.notes,
  };
};
