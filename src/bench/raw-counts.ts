import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface RawCounts {
  readonly nodes: number;
  readonly visibleTexts: readonly string[];
}

type Raw = {
  readonly type?: string;
  readonly visible?: boolean;
  readonly characters?: string;
  readonly children?: readonly Raw[];
};

/** What a short independent program counts in the raw answer: layers below the pages, and texts that nothing hides. */
export const rawCounts = (file: string): RawCounts => {
  const bytes = readFileSync(file);
  const body = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as Record<string, unknown>;
  const nodes = body['nodes'] as Record<string, { document: Raw } | null> | undefined;
  const roots = nodes
    ? Object.values(nodes).flatMap((entry) => entry?.document ?? [])
    : [(body['document'] ?? body) as Raw];
  const texts: string[] = [];
  let count = 0;
  const walk = (node: Raw, shown: boolean): void => {
    const visible = shown && node.visible !== false;
    if (node.type !== 'DOCUMENT' && node.type !== 'CANVAS') count += 1;
    if (node.type === 'TEXT' && visible) texts.push(node.characters ?? '');
    for (const child of node.children ?? []) walk(child, visible);
  };
  for (const root of roots) walk(root, true);
  return { nodes: count, visibleTexts: texts };
};
