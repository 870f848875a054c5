import type { CanvasParams } from '#contract/canvas/canvas-tools';
import { CanvasError } from './canvas-error.ts';

type FontParams = Omit<CanvasParams<'set_font'>, 'nodeId'>;

const INTER: FontName = { family: 'Inter', style: 'Regular' };

const load = async (figma: PluginAPI, font: FontName): Promise<void> => {
  await figma.loadFontAsync(font).catch(() => {
    throw new CanvasError(`The font ${font.family} ${font.style} is not available in this file: choose another one.`);
  });
};

/** Every font that a text is set in; a text can be changed only once all of them are loaded. */
export const loadFontsOf = async (figma: PluginAPI, text: TextNode): Promise<void> => {
  const { fontName } = text;
  const fonts =
    fontName === figma.mixed ? text.getRangeAllFontNames(0, text.characters.length) : [fontName as FontName];
  for (const font of fonts) await load(figma, font);
};

/** Sets a text in a font; what is not named stays as it is. */
export const setFont = async (figma: PluginAPI, text: TextNode, params: FontParams): Promise<void> => {
  const { fontFamily, fontStyle, fontSize, lineHeight, align } = params;
  await loadFontsOf(figma, text);
  if (fontFamily !== undefined || fontStyle !== undefined) {
    const now = text.fontName === figma.mixed ? INTER : (text.fontName as FontName);
    const font = {
      family: fontFamily ?? now.family,
      style: fontStyle ?? (fontFamily === undefined ? now.style : 'Regular'),
    };
    await load(figma, font);
    text.fontName = font;
  }
  if (fontSize !== undefined) text.fontSize = fontSize;
  if (lineHeight !== undefined)
    text.lineHeight = lineHeight === 'AUTO' ? { unit: 'AUTO' } : { unit: 'PIXELS', value: lineHeight };
  if (align !== undefined) text.textAlignHorizontal = align;
};
