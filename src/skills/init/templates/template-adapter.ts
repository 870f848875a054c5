import type { LoadedAdapter } from '#contract/adapter';
import { templateOf } from './templates.ts';

/**
 * The adapter of a template as loaded: this product's own code, called in this process. The file that init generates is
 * the text of the very same module, so the answers are the same; but nothing of the workspace runs, and no trust is needed.
 */
export const templateAdapter = (framework: string): LoadedAdapter => {
  const { adapter } = templateOf(framework);
  return {
    digest: '',
    layoutMaps: adapter.layoutMaps,
    svgPictureType: adapter.svgPictureType,
    staticImageType: adapter.staticImageType,
    transformColors: (colors) => Promise.resolve(colors.map(({ rgba }) => adapter.transformColor(rgba))),
    mapNodeTypes: (requests) =>
      Promise.resolve(requests.map(({ figmaType, ctx }) => adapter.mapNodeType(figmaType, ctx))),
    postAstTokenGenerated: (astPath) => adapter.postAstTokenGenerated(astPath),
    close: () => Promise.resolve(),
  };
};
