import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import { joined } from '../text/paths.ts';
import { aboutUnit, draftViews, enumNames, sharedFile, type ViewUnit } from '../views/draft-views.ts';
import { viewTokens } from '../views/token-names.ts';
import { avaloniaLimits } from './avalonia-limits.ts';
import { avaloniaStyles } from './avalonia-styles.ts';
import { avaloniaTokens } from './avalonia-tokens.ts';
import { namespaceOf, resourceAddress } from './dotnet-place.ts';
import { type XamlUnit, xamlUnit } from './xaml-unit.ts';

const NAMING = {
  ...{ screen: 'View', component: 'Control', limits: avaloniaLimits },
  cases: new Set<string>(),
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

/** A user control with code behind it for each component of the design that is used and for each screen. */
export const avaloniaEmitter: Emitter = (emitting) => {
  const { input, book } = emitting;
  const { folders, style } = input.project;
  const draft = draftViews(emitting, NAMING);
  const tokens = viewTokens(
    { tokens: [...book.tokens, ...draft.palette] },
    {
      ...{ reserved: new Set<string>(), flat: null, framework: input.framework },
      colours: input.project.stack?.colours ?? [],
    },
  );
  const tokenPath = joined(folders.styles, TOKENS);
  const stylePath = joined(folders.styles, STYLES);
  const tokenText = avaloniaTokens(tokens, style.indent);
  const { dotnet = null } = input.project.stack ?? {};
  const address = (path: string): string => resourceAddress(path, dotnet);
  const hasStyles = dotnet?.appStyles.some((source) => source.endsWith(address(stylePath))) === true;
  const place = {
    draft,
    tokens,
    enums: enumNames(draft, NAMING.component),
    controls: namespaceOf(folders.components, dotnet),
    namespaceOf: (unit: ViewUnit) => namespaceOf(folderOf(unit, emitting), dotnet),
    styles: hasStyles ? null : address(stylePath),
    address,
    indent: style.indent,
  };
  const paths = new Map(draft.units.map((unit) => [unit.name, joined(folderOf(unit, emitting), `${unit.name}.axaml`)]));
  const files = draft.units.flatMap((unit) => {
    const written = xamlUnit(unit, place);
    const controls = [...written.uses].flatMap((name) => paths.get(name) ?? []);
    const tokened = written.view.text.includes('{DynamicResource') && tokenText !== null ? [tokenPath] : [];
    return unitFiles(unit, written, {
      emitting,
      needs: [...controls, ...tokened, ...(unit.screen === null ? [] : [stylePath])],
    });
  });
  return {
    files: [
      ...(tokenText === null ? [] : [sharedFile(emitting, { path: tokenPath, text: tokenText })]),
      ...(files.length === 0
        ? []
        : [
            sharedFile(emitting, {
              path: stylePath,
              text: avaloniaStyles({
                tokens: tokenText === null ? null : address(tokenPath),
                texts: draft.textStyles.all,
                named: tokens,
                indent: style.indent,
              }),
              needs: tokenText === null ? [] : [tokenPath],
            }),
          ]),
      ...files,
    ],
    notes: draft.notes,
  };
};
