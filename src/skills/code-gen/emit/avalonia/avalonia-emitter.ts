import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import { joined } from '../text/paths.ts';
import { avaloniaNeeds } from '../views/app-needs.ts';
import { aboutUnit, draftViews, enumNames, sharedFile, type ViewDraft, type ViewUnit } from '../views/draft-views.ts';
import { usedTokens, type ViewTokens, viewTokens } from '../views/token-names.ts';
import { avaloniaLimits } from './avalonia-limits.ts';
import { avaloniaStyles } from './avalonia-styles.ts';
import { avaloniaTokens } from './avalonia-tokens.ts';
import { namespaceOf, resourceAddress } from './dotnet-place.ts';
import { textClass } from './view/xaml-text-block.ts';
import { AVALONIA_NAMING, resourceKey } from './xaml-paint.ts';
import { type XamlPlace, type XamlUnit, xamlUnit } from './xaml-unit.ts';

const NAMING = {
  ...{ screen: 'View', component: 'Control', limits: avaloniaLimits },
  cases: new Set<string>(),
  negativeGaps: false,
  reservedStyles: new Set(['plain']),
};

const TOKENS = 'DesignTokens.axaml';
const STYLES = 'DesignStyles.axaml';

const folderOf = ({ component }: ViewUnit, { input }: Emitting): string =>
  component === null ? input.project.folders.screens : input.project.folders.components;

const unitFiles = (
  unit: ViewUnit,
  written: XamlUnit,
  shared: { readonly emitting: Emitting; readonly needs: readonly string[] },
): EmittedFile[] => {
  const { emitting } = shared;
  const path = joined(folderOf(unit, emitting), `${unit.name}.axaml`);
  const about = aboutUnit(unit, emitting);
  const code = `${path}.cs`;
  return [
    {
      file: {
        ...about,
        path,
        content: { kind: 'text', text: written.view.text },
        regions: written.view.regions,
        needs: [...new Set([code, ...shared.needs, ...written.assets])],
      },
      assets: written.assets,
    },
    {
      file: { ...about, path: code, content: { kind: 'text', text: written.code }, regions: [], needs: [path] },
      assets: [],
    },
  ];
};

interface Shared {
  readonly emitting: Emitting;
  readonly draft: ViewDraft;
  readonly tokens: ViewTokens;
  readonly place: AvaloniaPlace;
}

interface AvaloniaPlace extends XamlPlace {
  readonly tokenPath: string;
  readonly stylePath: string;
}

const placeOf = (emitting: Emitting, draft: ViewDraft, tokens: ViewTokens): AvaloniaPlace => {
  const { folders, style, stack } = emitting.input.project;
  const dotnet = stack?.dotnet ?? null;
  const address = (path: string): string => resourceAddress(path, dotnet);
  const [tokenPath, stylePath] = [joined(folders.styles, TOKENS), joined(folders.styles, STYLES)];
  const hasStyles = dotnet?.appStyles.some((source) => source.endsWith(address(stylePath))) === true;
  return {
    ...{ draft, tokens, tokenPath, stylePath, address, indent: style.indent },
    enums: enumNames(draft, NAMING.component),
    controls: namespaceOf(folders.components, dotnet),
    svg: dotnet?.svg ?? 'Avalonia.Svg.Skia',
    namespaceOf: (unit) => namespaceOf(folderOf(unit, emitting), dotnet),
    styles: hasStyles ? null : address(stylePath),
  };
};

/** Tokens and styles, as far as something asks for them. @param shown all that is written in views */
const sharedFiles = (shown: string, { emitting, draft, tokens, place }: Shared): EmittedFile[] => {
  const { tokenPath, stylePath, address, indent } = place;
  const text = avaloniaTokens(
    usedTokens(tokens, (token) => ['Brush', ''].some((end) => shown.includes(` ${resourceKey(token)}${end}}`))),
    shown,
    indent,
  );
  const texts = draft.textStyles.all.filter(({ name }) => shown.includes(textClass(name)));
  const styles = avaloniaStyles({ tokens: text === null ? null : address(tokenPath), texts, named: tokens, indent });
  return [
    ...(text === null ? [] : [sharedFile(emitting, { path: tokenPath, text })]),
    ...(shown === ''
      ? []
      : [sharedFile(emitting, { path: stylePath, text: styles, needs: text === null ? [] : [tokenPath] })]),
  ];
};

/** A user control with code behind it for each component of the design that is used and for each screen. */
export const avaloniaEmitter: Emitter = (emitting) => {
  const { input, book } = emitting;
  const draft = draftViews(emitting, NAMING);
  const colours = input.project.stack?.colours ?? [];
  const tokens = viewTokens(
    { tokens: [...book.tokens, ...draft.palette] },
    { ...AVALONIA_NAMING, framework: input.framework, colours },
  );
  const place = placeOf(emitting, draft, tokens);
  const paths = new Map(draft.units.map((unit) => [unit.name, joined(folderOf(unit, emitting), `${unit.name}.axaml`)]));
  const files = draft.units.flatMap((unit) => {
    const written = xamlUnit(unit, place);
    const controls = [...written.uses].flatMap((name) => paths.get(name) ?? []);
    const tokened = written.view.text.includes('{DynamicResource') && tokens.all.length > 0 ? [place.tokenPath] : [];
    const needs = [...controls, ...tokened, ...(unit.screen === null ? [] : [place.stylePath])];
    return unitFiles(unit, written, { emitting, needs });
  });
  const shown = files.map(({ file }) => (file.content.kind === 'text' ? file.content.text : '')).join('\n');
  const { dotnet = null, fonts = [] } = input.project.stack ?? {};
  const pictures = files.flatMap(({ assets }) => assets).map((path) => place.address(path).slice(1));
  const needs = avaloniaNeeds({ families: draft.families, files: fonts, dotnet, pictures, shown });
  return {
    files: [...sharedFiles(shown, { emitting, draft, tokens, place }), ...files],
    notes: [...draft.notes, ...needs],
  };
};
