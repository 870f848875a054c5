import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import { joined } from '../text/paths.ts';
import { appleNeeds } from '../views/app-needs.ts';
import { aboutUnit, draftViews, enumNames, sharedFile, type ViewDraft, type ViewUnit } from '../views/draft-views.ts';
import { PALETTE } from '../views/palette.ts';
import { usedTokens, type ViewTokens, viewTokens } from '../views/token-names.ts';
import { FLOW_LAYOUT } from './flow-layout.ts';
import { swiftLimits } from './look/swift-limits.ts';
import { swiftTextStyles } from './swift-text-styles.ts';
import { swiftNaming, swiftTokens } from './swift-tokens.ts';
import { type SwiftUnit, swiftUnit } from './swift-unit.ts';

const NAMING = {
  ...{ screen: 'Screen', component: 'View', limits: swiftLimits },
  cases: new Set(['UPPER', 'LOWER']),
  negativeGaps: true,
  reservedStyles: new Set(['body', 'font', 'kerning', 'leading', 'self', 'init']),
};

const TOKENS = 'DesignTokens.swift';
const FLOW = 'FlowLayout.swift';
const TEXTS = 'TextStyles.swift';

const pathOf = ({ name, component }: ViewUnit, { input }: Emitting): string => {
  const { screens, components } = input.project.folders;
  return joined(component === null ? screens : components, `${name}.swift`);
};

interface Written {
  readonly emitting: Emitting;
  readonly draft: ViewDraft;
  readonly tokens: ViewTokens;
  readonly units: readonly (readonly [ViewUnit, SwiftUnit])[];
}

/** Behind a name. */
const END = '(?![\\p{L}\\p{Nd}_])';

/** Files that others ask for: tokens, text styles and the layout that wraps, as far as something asks. */
const sharedFiles = ({ emitting, draft, tokens, units }: Written): EmittedFile[] => {
  const { folders, style } = emitting.input.project;
  const shown = units.map(([, { code }]) => code.text).join('\n');
  const named = draft.textStyles.all.filter(({ name }) => new RegExp(`\\.${name}${END}`, 'u').test(shown));
  const tokenText = swiftTokens(usedTokens(tokens, ({ name }) => shown.includes(`Color.${PALETTE}.${name}`)));
  const tokenPath = joined(folders.styles, TOKENS);
  const textStyles = swiftTextStyles(named, tokens, style.indent);
  const texts = { path: joined(folders.styles, TEXTS), needs: tokenText === null ? [] : [tokenPath] };
  const flow = { path: joined(folders.components, FLOW), text: FLOW_LAYOUT };
  return [
    ...(tokenText === null ? [] : [sharedFile(emitting, { path: tokenPath, text: tokenText })]),
    ...(textStyles === null ? [] : [sharedFile(emitting, { ...texts, text: textStyles })]),
    ...(units.some(([, { uses }]) => uses.has('FlowLayout')) ? [sharedFile(emitting, flow)] : []),
  ];
};

const tokensFor = ({ input, book }: Emitting, draft: ViewDraft): ViewTokens => {
  const colours = input.project.stack?.colours ?? [];
  return viewTokens(
    { tokens: [...book.tokens, ...draft.palette] },
    { ...swiftNaming(colours), framework: input.framework },
  );
};

/** A view for each component of the design that is used and for each screen, and the variables as namespaces. */
export const swiftuiEmitter: Emitter = (emitting) => {
  const { folders, style, stack } = emitting.input.project;
  const draft = draftViews(emitting, NAMING);
  const tokens = tokensFor(emitting, draft);
  const place = { draft, tokens, tokensFile: TOKENS, enums: enumNames(draft, NAMING.component), indent: style.indent };
  const units = draft.units.map((unit): [ViewUnit, SwiftUnit] => [unit, swiftUnit(unit, place)]);
  const paths = new Map([
    ...draft.units.map((unit) => [unit.name, pathOf(unit, emitting)] as const),
    ['FlowLayout', joined(folders.components, FLOW)] as const,
    [TOKENS, joined(folders.styles, TOKENS)] as const,
    ['TextStyle', joined(folders.styles, TEXTS)] as const,
  ]);
  const files = units.map(([unit, { code, assets, uses }]): EmittedFile => {
    const styled = code.text.includes('.textStyle(') ? ['TextStyle'] : [];
    const needs = [...[...uses, ...styled].flatMap((name) => paths.get(name) ?? []), ...assets];
    const content = { kind: 'text', text: code.text } as const;
    return {
      file: { ...aboutUnit(unit, emitting), path: pathOf(unit, emitting), content, regions: code.regions, needs },
      assets,
    };
  });
  const shown = units.map(([, { code }]) => code.text).join('\n');
  return {
    files: [...sharedFiles({ emitting, draft, tokens, units }), ...files],
    notes: [...draft.notes, ...appleNeeds({ families: draft.families, files: stack?.fonts ?? [] }, shown)],
  };
};
