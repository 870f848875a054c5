/** Where things of Compose come from, by package. */
const PACKAGES: Readonly<Record<string, string>> = {
  'androidx.annotation': 'DrawableRes',
  'androidx.compose.foundation':
    'Image background border clickable horizontalScroll isSystemInDarkTheme rememberScrollState verticalScroll',
  'androidx.compose.foundation.selection': 'selectable toggleable',
  'androidx.compose.foundation.text': 'BasicSecureTextField BasicTextField KeyboardOptions',
  'androidx.compose.foundation.text.input': 'TextFieldLineLimits TextFieldState rememberTextFieldState',
  'androidx.compose.foundation.layout':
    'Arrangement Box BoxScope Column ColumnScope FlowColumn FlowColumnScope FlowRow FlowRowScope IntrinsicSize Row RowScope aspectRatio fillMaxHeight fillMaxSize fillMaxWidth height heightIn offset padding safeDrawingPadding size width widthIn wrapContentHeight',
  'androidx.compose.foundation.shape': 'CircleShape RoundedCornerShape',
  'androidx.compose.material3': 'Text',
  'androidx.compose.runtime': 'Composable CompositionLocalProvider Immutable staticCompositionLocalOf',
  'androidx.compose.ui': 'Alignment BiasAlignment Modifier zIndex',
  'androidx.compose.ui.draw': 'alpha blur clip clipToBounds drawWithContent dropShadow innerShadow paint rotate',
  'androidx.compose.ui.geometry': 'CornerRadius Offset Size',
  'androidx.compose.ui.graphics':
    'BlendMode Brush Color LinearGradientShader PathEffect RadialGradientShader RectangleShape Shader ShaderBrush Shadow Shape SweepGradientShader graphicsLayer',
  'androidx.compose.ui.graphics.drawscope': 'Stroke',
  'androidx.compose.ui.layout': 'ContentScale',
  'androidx.compose.ui.platform': 'LocalDensity LocalUriHandler',
  'androidx.compose.ui.res': 'painterResource',
  'androidx.compose.ui.semantics': 'Role clearAndSetSemantics contentDescription heading semantics',
  'androidx.compose.ui.text': 'LinkAnnotation SpanStyle TextStyle buildAnnotatedString withLink withStyle',
  'androidx.compose.ui.text.font': 'DeviceFontFamilyName Font FontFamily FontStyle FontWeight',
  'androidx.compose.ui.text.input': 'ImeAction KeyboardType',
  'androidx.compose.ui.text.style': 'TextAlign TextDecoration TextOverflow',
  'androidx.compose.ui.unit': 'Dp DpOffset dp sp',
};

/** Names that mean something else behind a dot or in front of an equals sign are looked for as they are called. */
const CALLED = new Set(
  'aspectRatio background border clickable horizontalScroll verticalScroll fillMaxHeight fillMaxSize fillMaxWidth height heightIn offset padding safeDrawingPadding size width widthIn wrapContentHeight alpha blur clip clipToBounds drawWithContent dropShadow innerShadow paint rotate clearAndSetSemantics graphicsLayer semantics selectable toggleable zIndex withLink withStyle heading'.split(
    ' ',
  ),
);

const WORDS: readonly (readonly [string, string])[] = Object.entries(PACKAGES).flatMap(([from, names]) =>
  names.split(' ').map((name) => [name, `${from}.${name}`] as const),
);

const STRING = /"(?:[^"\\]|\\.)*"/g;
const ENUM = /\benum class \w+ \{[^}]*\}/g;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The imports of a file, found by the names that its code uses. @param more of the app itself */
export const importsFor = (code: string, more: Iterable<string>): string[] => {
  const bare = code.replaceAll(STRING, '""').replaceAll(COMMENT, '').replaceAll(ENUM, '');
  const used = new Set(bare.match(/(?<![.\w])[A-Z]\w*|\b[a-z_]\w*/g));
  const called = new Set([...bare.matchAll(/(\w+)\s*[({]/g)].map(([, name]) => name));
  // Outside of semantics it is the name of an argument.
  if (!/\bsemantics(?:\([^)]*\))? \{ contentDescription\b/.test(bare)) used.delete('contentDescription');
  const found = WORDS.filter(([name]) => (CALLED.has(name) ? called.has(name) : used.has(name))).map(
    ([, path]) => path,
  );
  return [...new Set([...found, ...more])].toSorted();
};
