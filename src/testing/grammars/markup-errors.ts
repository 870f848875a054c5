import { XMLValidator } from 'fast-xml-parser';
import { type ParserError, parse as parseHtml } from 'parse5';
import postcss from 'postcss';
import { compile as compileSvelte } from 'svelte/compiler';
import { compileScript, compileTemplate, parse as parseVue } from 'vue/compiler-sfc';
import type { SyntaxProblem } from './grammar-errors.ts';

const asProblem = (error: unknown): SyntaxProblem => {
  const { message, line } = error as { message?: string; line?: number };
  return { line: line ?? 0, text: String(message ?? error).slice(0, 200) };
};

const caught = (work: () => readonly SyntaxProblem[]): readonly SyntaxProblem[] => {
  try {
    return work();
  } catch (error) {
    return [asProblem(error)];
  }
};

/** Every complaint of an HTML parser that follows the standard. */
export const htmlErrors = (source: string): readonly SyntaxProblem[] => {
  const found: SyntaxProblem[] = [];
  const onParseError = ({ startLine, code }: ParserError): void => void found.push({ line: startLine, text: code });
  parseHtml(source, { onParseError, sourceCodeLocationInfo: true });
  return found;
};

export const cssErrors = (source: string): readonly SyntaxProblem[] =>
  caught(() => {
    postcss.parse(source);
    return [];
  });

export const xmlErrors = (source: string): readonly SyntaxProblem[] => {
  const valid = XMLValidator.validate(source);
  return valid === true ? [] : [{ line: valid.err.line, text: valid.err.msg }];
};

/** Script, template and styles of a single-file component, each by Vue's own compiler. */
export const vueErrors = (source: string): readonly SyntaxProblem[] =>
  caught(() => {
    const { descriptor, errors } = parseVue(source, { filename: 'screen.vue' });
    const script = descriptor.script || descriptor.scriptSetup ? compileScript(descriptor, { id: 'screen' }) : null;
    const template = descriptor.template
      ? compileTemplate({
          source: descriptor.template.content,
          filename: 'screen.vue',
          id: 'screen',
          ...(script?.bindings ? { compilerOptions: { bindingMetadata: script.bindings } } : {}),
        }).errors
      : [];
    return [
      ...[...errors, ...template].map(asProblem),
      ...descriptor.styles.flatMap(({ content }) => cssErrors(content)),
    ];
  });

export const svelteErrors = (source: string): readonly SyntaxProblem[] =>
  caught(() => {
    compileSvelte(source, { filename: 'Screen.svelte', generate: 'client' });
    return [];
  });
