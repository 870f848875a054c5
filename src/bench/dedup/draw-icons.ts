import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One drawing of an icon set. */
export interface Icon {
  readonly name: string;
  /** Side of its view box. */
  readonly side: number;
  readonly body: string;
  /** Attributes of the drawing in one colour. */
  paint(colour: string): string;
}

export interface IconSet {
  readonly name: string;
  readonly icons: readonly Icon[];
}

type Element = readonly [tag: string, attributes: Readonly<Record<string, string>>];
interface IconModule {
  readonly __iconData?: { readonly name: string; readonly size: number; readonly node: readonly Element[] };
}

const markup = (nodes: readonly Element[]): string =>
  nodes
    .map(([tag, { key: _key, ...attributes }]) => {
      const text = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      return `<${tag}${text.join('')}/>`;
    })
    .join('');

const stroked = (colour: string): string =>
  `fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;

/** The icons that the window itself uses, drawn from the data of their package; every `nth` of them. */
export const lucideIcons = async (nth: number): Promise<IconSet> => {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('lucide-react'))), '../esm/icons');
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs') && file !== 'index.mjs');
  const icons: Icon[] = [];
  for (const file of files.sort().filter((_, at) => at % nth === 0)) {
    const { __iconData: data } = (await import(pathToFileURL(join(folder, file)).href)) as IconModule;
    if (data) icons.push({ name: data.name, side: data.size, body: markup(data.node), paint: stroked });
  }
  return { name: 'lucide', icons };
};

const SVG = /<svg\b([^>]*)>([\s\S]*)<\/svg>/i;

/** A folder of SVG icons with square view boxes, as icon packages have it; others in it are left out. */
export const folderIcons = (dir: string, most: number): IconSet => {
  const files = readdirSync(dir).filter((file) => file.endsWith('.svg'));
  const nth = Math.max(1, Math.floor(files.length / most));
  const icons = files.sort().flatMap((file, at): Icon[] => {
    if (at % nth !== 0) return [];
    const [, head = '', body = ''] = SVG.exec(readFileSync(join(dir, file), 'utf8')) ?? [];
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(head) ?? [];
    if (body === '' || width === undefined || width !== height) return [];
    const isStroked = /fill="none"/.test(head) && /stroke="/.test(head);
    const thick = /stroke-width="([\d.]+)"/.exec(head)?.[1] ?? '2';
    const paint = (colour: string): string =>
      `color="${colour}" ${isStroked ? `${stroked(colour).replace('stroke-width="2"', `stroke-width="${thick}"`)}` : `fill="${colour}"`}`;
    return [{ name: file.slice(0, -4), side: Number(width), body, paint }];
  });
  return { name: dir, icons: icons.slice(0, most) };
};

interface Drawn {
  readonly px: number;
  readonly colour: string;
  /** In output pixels. */
  readonly shift?: readonly [x: number, y: number];
  readonly zoom?: number;
  readonly turn?: 'mirrored' | 'rotated';
}

const turned = ({ side, body }: Icon, turn: Drawn['turn']): string => {
  if (turn === 'mirrored') return `<g transform="translate(${side} 0) scale(-1 1)">${body}</g>`;
  return turn === 'rotated' ? `<g transform="rotate(90 ${side / 2} ${side / 2})">${body}</g>` : body;
};

export const iconSvg = (icon: Icon, { px, colour, shift = [0, 0], zoom = 1, turn }: Drawn): Buffer => {
  const unit = icon.side / px;
  const side = icon.side / zoom;
  const corner = (icon.side - side) / 2;
  const box = `${corner - shift[0] * unit} ${corner - shift[1] * unit} ${side} ${side}`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="${box}" ${icon.paint(colour)}>${turned(icon, turn)}</svg>`,
  );
};
