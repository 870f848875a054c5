/** `Contents.json` of an image set of an asset catalog: one picture for all scales when it is a drawing, else that of scale 2. */
export const imageSetContents = (file: string, kind: 'vector' | 'bitmap'): string => {
  const image = { filename: file, idiom: 'universal', ...(kind === 'bitmap' ? { scale: '2x' } : {}) };
  const contents = {
    images: [image],
    info: { author: 'xcode', version: 1 },
    ...(kind === 'vector' ? { properties: { 'preserves-vector-representation': true } } : {}),
  };
  return `${JSON.stringify(contents, null, 2)}\n`;
};
