import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { checked, type Properties, type Property, positive } from '../properties/property.ts';
import type { Store } from '../store.ts';
import { type FontName, fontOf, readFontStyle } from './font-names.ts';

type Style = Readonly<Record<string, unknown>>;

const onText = ({ type }: NodeRecord): boolean => type === 'TEXT';
export const styleOf = ({ fields }: NodeRecord): Style => (fields['style'] ?? {}) as Style;

/** Fonts that a plugin has loaded: no text may be changed whose font is not. */
export interface LoadedFonts {
  load(font: FontName): void;
  has(font: FontName): boolean;
}

export const createLoadedFonts = (): LoadedFonts => {
  const loaded = new Set<string>();
  const key = ({ family, style }: FontName): string => JSON.stringify([family, style]);
  return { load: (font) => void loaded.add(key(font)), has: (font) => loaded.has(key(font)) };
};

const setStyle = (record: NodeRecord, change: Style, store: Store): void => {
  const next = Object.entries({ ...styleOf(record), ...change }).filter(([, value]) => value !== undefined);
  store.setField(record, 'style', frozenCopy(Object.fromEntries(next)));
};

const refuseUnloaded = (font: FontName, name: string, fonts: LoadedFonts): void => {
  if (fonts.has(font)) return;
  const { family, style } = font;
  throw new Error(
    `in set_${name}: Cannot write to node with unloaded font "${family} ${style}". Please call figma.loadFontAsync({ family: "${family}", style: "${style}" }) and await the returned promise first.`,
  );
};

/** A property of the style that is the REST field of the same name. */
const styled = <T>(name: string, schema: z.ZodType<T>, otherwise: T, fonts: LoadedFonts): Properties => ({
  [name]: {
    has: onText,
    read: (record) => styleOf(record)[name] ?? otherwise,
    write: (record, value, store) => {
      refuseUnloaded(fontOf(styleOf(record)), name, fonts);
      const next = checked(schema, value, name);
      setStyle(record, { [name]: next === otherwise ? undefined : next }, store);
    },
  },
});

const length = z.union([
  z.object({ unit: z.literal('AUTO') }),
  z.object({ unit: z.enum(['PIXELS', 'PERCENT']), value: z.number() }),
]);

const lineHeight = (fonts: LoadedFonts): Property => ({
  has: onText,
  read: (record) => {
    const style = styleOf(record);
    const unit = style['lineHeightUnit'] ?? 'INTRINSIC_%';
    if (unit === 'PIXELS') return { unit: 'PIXELS', value: style['lineHeightPx'] };
    return unit === 'FONT_SIZE_%' ? { unit: 'PERCENT', value: style['lineHeightPercentFontSize'] } : { unit: 'AUTO' };
  },
  write: (record, value, store) => {
    refuseUnloaded(fontOf(styleOf(record)), 'lineHeight', fonts);
    const next = checked(length, value, 'lineHeight');
    const size = Number(styleOf(record)['fontSize'] ?? 12);
    const none = { lineHeightPx: undefined, lineHeightPercentFontSize: undefined };
    if (next.unit === 'AUTO') setStyle(record, { ...none, lineHeightUnit: 'INTRINSIC_%' }, store);
    else if (next.unit === 'PIXELS')
      setStyle(record, { ...none, lineHeightUnit: 'PIXELS', lineHeightPx: next.value }, store);
    else
      setStyle(
        record,
        {
          lineHeightUnit: 'FONT_SIZE_%',
          lineHeightPercentFontSize: next.value,
          lineHeightPx: (next.value * size) / 100,
        },
        store,
      );
  },
});

const letterSpacing = (fonts: LoadedFonts): Property => ({
  has: onText,
  read: (record) => ({ unit: 'PIXELS', value: Number(styleOf(record)['letterSpacing'] ?? 0) }),
  write: (record, value, store) => {
    refuseUnloaded(fontOf(styleOf(record)), 'letterSpacing', fonts);
    const next = checked(z.object({ unit: z.enum(['PIXELS', 'PERCENT']), value: z.number() }), value, 'letterSpacing');
    const size = Number(styleOf(record)['fontSize'] ?? 12);
    setStyle(record, { letterSpacing: next.unit === 'PIXELS' ? next.value : (next.value * size) / 100 }, store);
  },
});

const fontName = (fonts: LoadedFonts): Property => ({
  has: onText,
  read: (record) => frozenCopy(fontOf(styleOf(record))),
  write: (record, value, store) => {
    const next = checked(z.object({ family: z.string(), style: z.string() }), value, 'fontName');
    refuseUnloaded(next, 'fontName', fonts);
    const { weight, italic } = readFontStyle(next.style);
    const change = { fontFamily: next.family, fontStyle: next.style, fontWeight: weight, italic: italic || undefined };
    setStyle(record, change, store);
  },
});

const characters = (fonts: LoadedFonts): Property => ({
  has: onText,
  read: ({ fields }) => fields['characters'] ?? '',
  write: (record, value, store) => {
    refuseUnloaded(fontOf(styleOf(record)), 'characters', fonts);
    const next = checked(z.string(), value, 'characters');
    const before = String(record.fields['characters'] ?? '');
    store.setField(record, 'characters', next);
    // A layer that was never named is called by what it says.
    if (store.nameOf(record) === (before || 'Text')) store.setField(record, 'name', next || 'Text');
    store.setField(record, 'characterStyleOverrides', undefined);
    store.setField(record, 'styleOverrideTable', undefined);
  },
});

/** What a text says and how it is set. */
export const textProperties = (fonts: LoadedFonts): Properties => ({
  characters: characters(fonts),
  fontName: fontName(fonts),
  lineHeight: lineHeight(fonts),
  letterSpacing: letterSpacing(fonts),
  fontWeight: { has: onText, read: (record) => readFontStyle(fontOf(styleOf(record)).style).weight },
  hasMissingFont: { has: onText, read: () => false },
  ...styled('fontSize', z.number().min(1), 12, fonts),
  ...styled('textAlignHorizontal', z.enum(['LEFT', 'CENTER', 'RIGHT', 'JUSTIFIED']), 'LEFT', fonts),
  ...styled('textAlignVertical', z.enum(['TOP', 'CENTER', 'BOTTOM']), 'TOP', fonts),
  ...styled('textAutoResize', z.enum(['NONE', 'HEIGHT', 'WIDTH_AND_HEIGHT', 'TRUNCATE']), 'NONE', fonts),
  ...styled(
    'textCase',
    z.enum(['ORIGINAL', 'UPPER', 'LOWER', 'TITLE', 'SMALL_CAPS', 'SMALL_CAPS_FORCED']),
    'ORIGINAL',
    fonts,
  ),
  ...styled('textDecoration', z.enum(['NONE', 'UNDERLINE', 'STRIKETHROUGH']), 'NONE', fonts),
  ...styled('textTruncation', z.enum(['DISABLED', 'ENDING']), 'DISABLED', fonts),
  ...styled('paragraphSpacing', positive, 0, fonts),
  ...styled('paragraphIndent', positive, 0, fonts),
});
