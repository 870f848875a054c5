import { StreamLanguage, type StreamParser } from '@codemirror/language';
import type { Extension } from '@codemirror/state';

type Load = () => Promise<Extension>;

const script = (typescript: boolean, jsx: boolean) => async () =>
  (await import('@codemirror/lang-javascript')).javascript({ typescript, jsx });

const stream = (load: () => Promise<StreamParser<unknown>>) => async () => StreamLanguage.define(await load());

const css: Load = async () => (await import('@codemirror/lang-css')).css();
const html: Load = async () => (await import('@codemirror/lang-html')).html();
const json: Load = async () => (await import('@codemirror/lang-json')).json();
const markdown: Load = async () => (await import('@codemirror/lang-markdown')).markdown();
const xml: Load = async () => (await import('@codemirror/lang-xml')).xml();
const clike = () => import('@codemirror/legacy-modes/mode/clike');

/** Each language is a file of its own, fetched when the first text of it is shown. */
const LANGUAGES: ReadonlyMap<string, Load> = new Map([
  ['ts', script(true, false)],
  ['mts', script(true, false)],
  ['cts', script(true, false)],
  ['tsx', script(true, true)],
  ['js', script(false, true)],
  ['mjs', script(false, true)],
  ['cjs', script(false, true)],
  ['jsx', script(false, true)],
  ['css', css],
  ['scss', css],
  ['less', css],
  ['html', html],
  ['htm', html],
  ['vue', html],
  ['svelte', html],
  ['json', json],
  ['arb', json],
  ['md', markdown],
  ['svg', xml],
  ['xml', xml],
  ['xaml', xml],
  ['axaml', xml],
  ['csproj', xml],
  ['plist', xml],
  ['dart', stream(async () => (await clike()).dart)],
  ['kt', stream(async () => (await clike()).kotlin)],
  ['kts', stream(async () => (await clike()).kotlin)],
  ['java', stream(async () => (await clike()).java)],
  ['cs', stream(async () => (await clike()).csharp)],
  ['swift', stream(async () => (await import('@codemirror/legacy-modes/mode/swift')).swift)],
  ['yaml', stream(async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml)],
  ['yml', stream(async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml)],
]);

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

/** Beyond so many characters a text stays plain: colouring it would hold the window up. */
const MAX_COLOURED = 2_000_000;

/** What colours a text; nothing for a language that is not known, or that could not be fetched. */
export const loadLanguage = async (path: string, length: number): Promise<Extension> => {
  const load = length > MAX_COLOURED ? undefined : LANGUAGES.get(endingOf(path));
  try {
    return (await load?.()) ?? [];
  } catch {
    return [];
  }
};
