import { compileScript, parse } from 'vue/compiler-sfc';

const COMPONENT = /(from\s+['"][^'"]+)\.vue(?=['"])/g;

/** Components of Vue as the typed scripts that their compiler makes, with their templates, for a type checker to read. */
export const compiledScripts = (files: ReadonlyMap<string, string | Uint8Array>): Map<string, string | Uint8Array> =>
  new Map(
    [...files].map(([path, content]) => {
      if (!path.endsWith('.vue') || typeof content !== 'string') return [path, content];
      const { descriptor } = parse(content, { filename: path });
      if (descriptor.scriptSetup == null) return [path.replace(/vue$/, 'ts'), 'export default {};\n'];
      const { content: script } = compileScript(descriptor, { id: path, inlineTemplate: true });
      return [path.replace(/vue$/, 'ts'), script.replaceAll(COMPONENT, '$1')];
    }),
  );
