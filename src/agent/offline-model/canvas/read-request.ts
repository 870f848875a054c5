import type { CanvasCall } from '#contract/canvas/canvas-tools';

/** Colours by their names; those of the sample's palette, dark enough for white letters where they can be. */
const COLOURS: Readonly<Record<string, string>> = {
  blue: '#2563eb',
  red: '#dc2626',
  green: '#16a34a',
  yellow: '#facc15',
  orange: '#f97316',
  purple: '#9333ea',
  pink: '#db2777',
  black: '#000000',
  white: '#ffffff',
  gray: '#6b7280',
  grey: '#6b7280',
  蓝色: '#2563eb',
  红色: '#dc2626',
  绿色: '#16a34a',
  青い: '#2563eb',
  赤い: '#dc2626',
  緑の: '#16a34a',
  파란: '#2563eb',
  빨간: '#dc2626',
  초록: '#16a34a',
};

const LIGHT = new Set(['#facc15', '#ffffff']);

const QUOTED = /["'“”‘’「」『』]([^"'“”‘’「」『』]{1,200})["'“”‘’「」『』]/g;

const quotes = (text: string): string[] => [...text.matchAll(QUOTED)].map(([, inside = '']) => inside);

const colourIn = (text: string): string | null => {
  const hex = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b/i.exec(text)?.[0];
  if (hex !== undefined) return hex.toLowerCase();
  const bare = text.replaceAll(QUOTED, ' ').toLowerCase();
  // Letters of other words are no colour: "bored" is not red.
  const found = Object.keys(COLOURS).find((name) =>
    /^[a-z]+$/.test(name) ? new RegExp(`\\b${name}\\b`).test(bare) : bare.includes(name),
  );
  return found === undefined ? null : (COLOURS[found] ?? null);
};

const sizeIn = (text: string): { width?: number; height?: number } => {
  const [, width, height] = /(\d{1,5})\s*(?:x|×|by)\s*(\d{1,5})/i.exec(text) ?? [];
  return width === undefined || height === undefined ? {} : { width: Number(width), height: Number(height) };
};

type Make = (text: string, words: readonly string[]) => CanvasCall;

const filled = (colour: string | null): { fill?: string } => (colour === null ? {} : { fill: colour });

const button: Make = (text, [label = 'Button']) => {
  const color = colourIn(text);
  if (color === null) return { command: 'create_button', params: { label } };
  const params = { label, color, ...(LIGHT.has(color) ? { textColor: '#111827' } : {}) };
  return { command: 'create_button', params };
};

const card: Make = (_text, [title = 'Card', body, action]) => ({
  command: 'create_card',
  params: { title, ...(body === undefined ? {} : { body }), ...(action === undefined ? {} : { action }) },
});

const form: Make = (_text, [title, action]) => ({
  command: 'create_login_form',
  params: { ...(title === undefined ? {} : { title }), ...(action === undefined ? {} : { action }) },
});

const words: Make = (text, [said = 'Text']) => {
  const color = colourIn(text);
  return { command: 'create_text', params: { text: said, ...(color === null ? {} : { color }) } };
};

const shape =
  (command: string): Make =>
  (text, [name]) => ({
    command,
    params: { ...sizeIn(text), ...filled(colourIn(text)), ...(name === undefined ? {} : { name }) },
  });

/** What can be made, by the words that ask for it. */
const MADE: readonly (readonly [RegExp, Make])[] = [
  [/login form|log-?in form|sign-?in form|登录表单|ログインフォーム|로그인 (?:폼|양식)/i, form],
  [/\bbutton\b|按钮|ボタン|버튼/i, button],
  [/\bcard\b|卡片|カード|카드/i, card],
  [/\b(?:text|label|heading|title)\b|文本|文字|テキスト|텍스트/i, words],
  [/\brectangle\b|\bbox\b|矩形|長方形|사각형/i, shape('create_rectangle')],
  [/\b(?:ellipse|circle)\b|圆|椭圆|円|楕円|원/i, shape('create_ellipse')],
  [/\bframe\b|画框|フレーム|프레임/i, shape('create_frame')],
];

const ASKS = /^\s*(?:please\s+)?(?:create|make|add|draw|insert)\b|创建|添加|画|作成|作って|追加|만들|추가/i;

/** Whatever is named first: a card with a button is a card. */
const firstMade = (text: string): Make | null => {
  const found = MADE.flatMap(([asked, make]) => {
    const at = text.search(asked);
    return at < 0 ? [] : [{ at, make }];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.make ?? null;
};

const SELECTED = /\bselect|选中|選択|선택/i;

/** What to change about what is selected. */
const CHANGED: readonly (readonly [RegExp, (nodeId: string, text: string) => CanvasCall | null])[] = [
  [/\b(?:delete|remove)\b|删除|削除|삭제/i, (nodeId) => ({ command: 'delete', params: { nodeId } })],
  [
    /\b(?:re)?name\b|重命名|名前|이름/i,
    (nodeId, text) => {
      const [name] = quotes(text);
      return name === undefined ? null : { command: 'set_name', params: { nodeId, name } };
    },
  ],
  [
    /\b(?:text|says?)\b|文本|文字|テキスト|텍스트/i,
    (nodeId, text) => {
      const [said] = quotes(text);
      return said === undefined ? null : { command: 'set_text', params: { nodeId, text: said } };
    },
  ],
  [
    /./,
    (nodeId, text) => {
      const color = colourIn(text);
      return color === null ? null : { command: 'set_fill_color', params: { nodeId, color } };
    },
  ],
];

/** A request that is understood: something to make, or something to do with what is selected. */
export type CanvasRequest =
  | { readonly kind: 'make'; readonly call: CanvasCall }
  | { readonly kind: 'selection'; call(nodeId: string): CanvasCall | null };

/**
 * What was asked for, as far as fixed words tell: `create | make | add | draw` with `button`, `card`, `login form`, `text`,
 * `rectangle`, `circle` or `frame`, a colour by name or `#rrggbb`, a size as `200x100`, and what stands in quotes; and for what is
 * selected `delete`, `rename … to "…"`, `text … "…"`, or a colour. Null for anything else.
 */
export const readCanvasRequest = (text: string): CanvasRequest | null => {
  const bare = text.replaceAll(QUOTED, ' ');
  const make = ASKS.test(bare) ? firstMade(bare) : null;
  if (make !== null) return { kind: 'make', call: make(text, quotes(text)) };
  if (!SELECTED.test(bare)) return null;
  const change = CHANGED.find(([asked]) => asked.test(bare))?.[1];
  return change === undefined ? null : { kind: 'selection', call: (nodeId) => change(nodeId, text) };
};
