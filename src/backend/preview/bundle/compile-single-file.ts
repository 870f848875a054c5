import { createHash } from 'node:crypto';

/** A component of one file, as a module and a style sheet. */
export interface CompiledFile {
  readonly script: string;
  readonly loader: 'js' | 'ts';
  readonly styles: string;
}

const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 8);

const refuse = (errors: readonly (string | Error)[]): void => {
  const [first] = errors;
  if (first !== undefined) throw typeof first === 'string' ? new Error(first) : first;
};

/** Parts that never change are not made into text: addresses of pictures hold quotes here, which end an attribute. */
const PARTS = { compilerOptions: { hoistStatic: false } };

const compileVue = async (source: string, path: string): Promise<CompiledFile> => {
  const { compileScript, compileStyle, compileTemplate, parse } = await import('vue/compiler-sfc');
  const id = idOf(path);
  const { descriptor, errors } = parse(source, { filename: path });
  refuse(errors);
  const { template, script, scriptSetup, styles } = descriptor;
  const scoped = styles.some((style) => style.scoped);
  const shared = { id, ...(scoped ? { scopeId: `data-v-${id}` } : {}) };
  const written =
    (script ?? scriptSetup)
      ? compileScript(descriptor, {
          id,
          inlineTemplate: scriptSetup !== null,
          genDefaultAs: 'component',
          templateOptions: PARTS,
        })
      : null;
  const render =
    template && !scriptSetup
      ? compileTemplate({ source: template.content, filename: path, scoped, ...shared, ...PARTS })
      : { code: '', errors: [] };
  refuse(render.errors);
  const sheets = styles.map((style) => {
    if (style.lang && style.lang !== 'css') throw new Error(`<style lang="${style.lang}">`);
    return compileStyle({ source: style.content, filename: path, id: `data-v-${id}`, scoped: style.scoped ?? false });
  });
  refuse(sheets.flatMap((sheet) => sheet.errors));
  const parts = [
    written?.content ?? 'const component = {};',
    render.code.replace('export function render', 'function render'),
    render.code === '' ? '' : 'component.render = render;',
    scoped ? `component.__scopeId = 'data-v-${id}';` : '',
    'export default component;',
  ];
  const isTyped = /^tsx?$/.test(written?.lang ?? '');
  return { script: parts.join('\n'), loader: isTyped ? 'ts' : 'js', styles: sheets.map(({ code }) => code).join('\n') };
};

const compileSvelte = async (source: string, path: string): Promise<CompiledFile> => {
  const { compile } = await import('svelte/compiler');
  const { js, css } = compile(source, { filename: path, generate: 'client', css: 'external' });
  return { script: js.code, loader: 'js', styles: css?.code ?? '' };
};

/** Compiles with the product's own compilers: nothing of the workspace runs. @throws Error with the compiler's words */
export const compileSingleFile = (source: string, path: string): Promise<CompiledFile> =>
  /\.vue$/i.test(path) ? compileVue(source, path) : compileSvelte(source, path);
