import type { Dialect } from '../native/code/print-code.ts';

/** Words that no name in Dart may be, and names that Flutter gives to what every widget has. */
export const DART_KEYWORDS: ReadonlySet<string> = new Set(
  'abstract as assert async await base break case catch class const continue covariant default deferred do dynamic else enum export extends extension external factory false final finally for Function get hide if implements import in interface is late library mixin new null of on operator part required rethrow return sealed set show static super switch sync this throw true try typedef var void when while with yield key build context hashCode runtimeType toString noSuchMethod createElement createState widget onTap child print'.split(
    ' ',
  ),
);

/** What every enum has, too. */
export const ENUM_KEYWORDS: ReadonlySet<string> = new Set([...DART_KEYWORDS, 'values', 'index', 'name']);

/** What every theme extension has, too. */
export const THEME_KEYWORDS: ReadonlySet<string> = new Set([
  ...DART_KEYWORDS,
  'copyWith',
  'lerp',
  'type',
  'of',
  'other',
  't',
]);

/** Types of Dart and Flutter that a widget of the same name would hide. */
export const FLUTTER_TYPES: ReadonlySet<string> = new Set(
  'Widget Text Row Column Stack Wrap Flex Container Padding Center Align Expanded Flexible SizedBox Positioned Opacity Transform Image Icon Icons Color Colors Border BorderSide BorderRadius Radius BoxDecoration BoxShadow Shadow Offset Size Rect Alignment EdgeInsets TextStyle TextSpan FontWeight FontStyle Theme ThemeData ThemeExtension MaterialApp Scaffold AppBar Navigator Builder Material InkWell GestureDetector Semantics Form Key List Map Set String Object Function Card Chip Badge Banner Drawer Divider Dialog Switch Checkbox Radio Slider Tab TabBar Table Title Tooltip Visibility Spacer Placeholder Page Route Router Step Stepper Hero Focus Action Actions Intent Shortcuts Overlay Listener Feedback Ink Material Autocomplete TextField TextButton ElevatedButton OutlinedButton IconButton FilledButton NavigationBar NavigationRail BottomAppBar SearchBar SearchAnchor MenuBar Carousel CarouselView Notification Localizations Locale Brightness Curve Animation Duration DateTime Iterable Future Stream Type Symbol Never Null Record Enum Error Exception Pattern Match Uri Gradient LinearGradient RadialGradient SweepGradient Tokens BuildContext StatelessWidget DesignTokens DesignTextStyles Paint Path Canvas SafeArea'.split(
    ' ',
  ),
);

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  $: '\\$',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const escaped = (found: string): string =>
  ESCAPES[found] ?? `\\u{${(found.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase()}}`;

/** Characters that would not be seen in code, or that turn the direction of what follows. */
const UNSEEN = /[\\'$\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** In single quotes, or in double ones where that saves escapes. */
export const dartString = (text: string): string => {
  const formed = text.toWellFormed();
  const isQuoted = formed.includes("'") && !formed.includes('"');
  return isQuoted
    ? `"${formed.replaceAll(UNSEEN, (found) => (found === "'" ? found : escaped(found)))}"`
    : `'${formed.replaceAll(UNSEEN, escaped)}'`;
};

export const dart = (indent: string): Dialect => ({
  named: ': ',
  constant: 'const ',
  either: 'ternary',
  width: 80,
  indent,
});

/** A comment on one line, whatever the text. */
export const dartComment = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
