import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SemanticNode } from '#contract/design/semantic-ast';

export const readJson = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

/** A layer as Figma's own answer has it. */
interface Raw {
  readonly type?: string;
  readonly visible?: boolean;
  readonly characters?: string;
  readonly children?: readonly Raw[];
}

/** Without white space, which is written in many ways. */
export const bareText = (text: string): string => text.replaceAll(/\s+/g, '');

/** Texts that are seen, read from Figma's own answer and not from what was made of it. */
export const visibleTexts = (node: Raw): string[] => {
  if (node.visible === false) return [];
  const own = bareText(node.characters ?? '');
  return [...(node.type === 'TEXT' && own !== '' ? [own] : []), ...(node.children ?? []).flatMap(visibleTexts)];
};

export const rawRoot = (body: unknown): Raw => {
  const { document, nodes } = body as { document?: Raw; nodes?: Readonly<Record<string, { document: Raw }>> };
  return document ?? Object.values(nodes ?? {})[0]?.document ?? (body as Raw);
};

/** Colours of what is seen and not a picture; a mask is a shape without a colour. */
export const seenColours = (node: SemanticNode): string[] => {
  if (node.visible === false || node.screenshot !== undefined) return [];
  const shown: Partial<SemanticNode> = node.mask === undefined ? node : {};
  const own = [...(shown.fills ?? []), ...(shown.strokes?.paints ?? [])].flatMap((paint) =>
    paint.kind === 'solid' ? [paint.color] : [],
  );
  return [...own, ...(node.children ?? []).flatMap(seenColours)];
};
