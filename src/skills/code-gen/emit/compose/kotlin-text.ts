import type { Dialect } from '../native/code/print-code.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that no name in Kotlin may be, and names that our composables use themselves. */
export const KOTLIN_KEYWORDS = list(
  'as break class continue do else false for fun if in interface is null object package return super this throw true try typealias typeof val var when while by catch constructor delegate dynamic field file finally get import init param property receiver set setparam value where actual abstract annotation companion const crossinline data enum expect external final infix inline inner internal lateinit noinline open operator out override private protected public reified sealed suspend tailrec vararg it modifier onClick navigate uriHandler density row item println also apply let run with to listOf padding size width height',
);

/** What every enum has, too. */
export const KOTLIN_ENUM_KEYWORDS: ReadonlySet<string> = new Set([
  ...KOTLIN_KEYWORDS,
  'name',
  'ordinal',
  'entries',
  'values',
  'valueOf',
  'Companion',
]);

/** Types and functions of Kotlin and Compose that a composable of the same name would hide. */
export const COMPOSE_TYPES = list(
  'Text Row Column Box FlowRow FlowColumn Image Icon Spacer Modifier Color Brush Alignment Arrangement TextStyle SpanStyle FontWeight FontStyle FontFamily TextAlign TextDecoration TextOverflow ContentScale CircleShape RoundedCornerShape RectangleShape BiasAlignment IntrinsicSize Composable Immutable DrawableRes Offset Size Shape Shadow Dp DpOffset BlendMode Role LinkAnnotation String Int Float Double Boolean Long List Map Set Any Unit Nothing Pair Triple Array Char Byte Short Number Throwable Exception Enum Comparable Iterable Sequence Result Regex Lazy R DesignTheme DesignTokens DesignTextStyles DesignFonts LocalOnNavigate LocalUriHandler Font Stroke PathEffect CornerRadius AnnotatedString Function',
);

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  $: '\\$',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const escaped = (found: string): string =>
  ESCAPES[found] ?? `\\u${(found.charCodeAt(0) || 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Characters that would not be seen in code, or that turn the direction of what follows. */
const UNSEEN = /[\\"$\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

export const kotlinString = (text: string): string => `"${text.toWellFormed().replaceAll(UNSEEN, escaped)}"`;

export const kotlin = (indent: string): Dialect => ({ named: ' = ', constant: '', either: 'if', width: 100, indent });

const PACKAGED = /(?:^|\/)(?:java|kotlin)\/(.*)$/;

/** The package of a file, as its folder says. */
export const packageOf = (file: string): string => {
  const folder = file.split('/').slice(0, -1).join('/');
  const inside = PACKAGED.exec(`${folder}/`)?.[1] ?? folder;
  const names = inside
    .split('/')
    .filter(Boolean)
    .map((name) => name.replaceAll(/\W/g, '_'));
  const usable = names.map((name) =>
    KOTLIN_KEYWORDS.has(name) && HARD.has(name) ? `\`${name}\`` : /^\d/.test(name) ? `_${name}` : name,
  );
  return usable.length === 0 ? 'app' : usable.join('.');
};

const HARD = list(
  'as break class continue do else false for fun if in interface is null object package return super this throw true try typealias typeof val var when while',
);

/** Where the resources of the app are: above the package of what is shown. */
export const resourcesOf = (file: string): string => {
  const names = packageOf(file).split('.');
  const ui = names.indexOf('ui');
  return [...names.slice(0, ui > 0 ? ui : Math.max(1, names.length - 1)), 'R'].join('.');
};

/** The name of a picture as a resource has it. */
export const resourceName = (path: string): string => {
  const stem = (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, '');
  const name = stem.toLowerCase().replaceAll(/[^a-z0-9_]+/g, '_');
  return /^[a-z]/.test(name) ? name : `image_${name}`;
};
