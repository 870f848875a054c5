import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { OUT, sampleFiles } from './generate.ts';

const files = sampleFiles();
const design = JSON.parse(files['design.json'] ?? '');
const variables = JSON.parse(files['variables.json'] ?? '').meta.variables as Record<
  string,
  { valuesByMode: Record<string, { id?: string }> }
>;

interface Node {
  id: string;
  name: string;
  type: string;
  visible?: boolean;
  children?: Node[];
  componentId?: string;
}
const walk = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(walk)];
const nodes: Node[] = walk(design.document);
const pages: Node[] = design.document.children;
const screens = pages.flatMap((page) =>
  (page.children ?? []).flatMap((node) => (node.type === 'SECTION' ? (node.children ?? []) : [node])),
);

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(`${entry.parentPath}/${entry.name}`).size, 0);

describe('sample design', () => {
  it('is what the generator writes', () => {
    for (const [name, text] of Object.entries(files)) expect(readFileSync(new URL(name, OUT), 'utf8')).toBe(text);
  });

  it('has two pages, six screens and one sheet of components', () => {
    expect(pages.map((page) => page.name)).toEqual(['App', 'Components']);
    expect(screens.map((screen) => screen.name)).toEqual([
      'Today',
      'Plant',
      'Watering timer',
      'Garden',
      'Settings',
      'No plants yet',
      'Components',
    ]);
  });

  it('gives every layer an id of its own, and every instance a component of the file', () => {
    expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
    const instances = nodes.filter((node) => node.type === 'INSTANCE');
    expect(instances.length).toBeGreaterThan(80);
    for (const node of instances) expect(Object.keys(design.components)).toContain(node.componentId);
  });

  it('binds only variables that exist, and chains two hops', () => {
    const bound = [...(files['design.json'] ?? '').matchAll(/VariableID:\d+:\d+/g)].map(([id]) => id);
    expect(bound.length).toBeGreaterThan(500);
    for (const id of new Set(bound)) expect(variables[id]).toBeDefined();
    const hops = (id: string): number =>
      Math.max(...Object.values(variables[id]?.valuesByMode ?? {}).map((value) => (value.id ? 1 + hops(value.id) : 0)));
    expect(Math.max(...Object.keys(variables).map(hops))).toBe(2);
  });

  it('has a picture of every screen and every icon, within 1.5 MB in all', () => {
    const picture = (id: string) => existsSync(new URL(`images/${id.replaceAll(':', '-')}.png`, OUT));
    for (const screen of screens) expect(picture(screen.id), screen.name).toBe(true);
    const hidden = new Set(
      nodes
        .filter((node) => node.visible === false)
        .flatMap((node) => walk(node))
        .map((n) => n.id),
    );
    const icons = nodes.filter((node) => node.type === 'INSTANCE' && node.children?.every((c) => c.type === 'VECTOR'));
    for (const icon of icons.filter((node) => !hidden.has(node.id))) expect(picture(icon.id), icon.id).toBe(true);
    expect(sizeOf(fileURLToPath(new URL('../', OUT)))).toBeLessThan(1_500_000);
  });
});
