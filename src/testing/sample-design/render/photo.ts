import { writeFileSync } from 'node:fs';
import { transformPath } from '../shapes/path-bounds.ts';
import { ellipse, leaf } from '../shapes/paths.ts';
import { openBrowser } from './browser.ts';

/** Paints the picture that the sample uses as an image fill: leaves before a window, drawn, not photographed. */
const [WIDTH, HEIGHT] = [1005, 708];

interface Blade {
  readonly foot: readonly [number, number];
  readonly length: number;
  readonly belly: number;
  readonly angle: number;
  readonly tone: number;
}

const blade = ({ foot, length, belly, angle, tone }: Blade): string => {
  const path = leaf(foot, length, belly, angle);
  const rad = (angle * Math.PI) / 180;
  const tip = [foot[0] + length * 0.94 * Math.cos(rad), foot[1] + length * 0.94 * Math.sin(rad)];
  const ribs = [0.22, 0.36, 0.5, 0.64, 0.78]
    .flatMap((along) =>
      [1, -1].map((side) => {
        const start = [foot[0] + length * along * Math.cos(rad), foot[1] + length * along * Math.sin(rad)] as const;
        const turn = rad + side * 0.75;
        const reach = belly * 1.15 * Math.sin(Math.PI * Math.min(0.98, along + 0.12));
        return `<line x1="${start[0]}" y1="${start[1]}" x2="${start[0] + reach * Math.cos(turn)}" y2="${start[1] + reach * Math.sin(turn)}"/>`;
      }),
    )
    .join('');
  return `<g filter="url(#soft)"><path d="${path}" fill="url(#leaf${tone})"/></g><g clip-path="none" stroke="rgba(255,255,255,.14)" stroke-width="3" stroke-linecap="round"><line x1="${foot[0]}" y1="${foot[1]}" x2="${tip[0]}" y2="${tip[1]}" stroke-width="4"/>${ribs}</g>`;
};

const BLADES: readonly Blade[] = [
  { foot: [420, 700], length: 430, belly: 120, angle: -150, tone: 0 },
  { foot: [600, 700], length: 450, belly: 120, angle: -34, tone: 0 },
  { foot: [500, 720], length: 560, belly: 150, angle: -116, tone: 1 },
  { foot: [540, 720], length: 520, belly: 145, angle: -62, tone: 1 },
  { foot: [480, 740], length: 380, belly: 120, angle: -164, tone: 2 },
  { foot: [540, 740], length: 400, belly: 124, angle: -16, tone: 2 },
  { foot: [516, 740], length: 600, belly: 150, angle: -90, tone: 3 },
];

const TONES = [
  ['#1D4A35', '#2A6546'],
  ['#245B40', '#3F8157'],
  ['#2F6E4C', '#5A9A6A'],
  ['#2F7350', '#7FB588'],
];

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<defs>
<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#F3EBDD"/><stop offset="1" stop-color="#DCCBB0"/></linearGradient>
<radialGradient id="light" cx=".74" cy=".18" r=".7"><stop offset="0" stop-color="#FFF6DE"/><stop offset="1" stop-color="#FFF6DE" stop-opacity="0"/></radialGradient>
${TONES.map(([a, b], i) => `<linearGradient id="leaf${i}" x1="0" y1="1" x2="1" y2="0"><stop offset="0" stop-color="${a}"/><stop offset="1" stop-color="${b}"/></linearGradient>`).join('')}
<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="0" dy="10" stdDeviation="12" flood-color="#0A1E16" flood-opacity=".28"/></filter>
<filter id="blur"><feGaussianBlur stdDeviation="22"/></filter>
</defs>
<rect width="100%" height="100%" fill="url(#wall)"/>
<g filter="url(#blur)" fill="#B99F77" opacity=".34"><path d="${transformPath(leaf([760, 690], 520, 110, -70), 1)}"/><path d="${transformPath(leaf([820, 700], 420, 90, -30), 1)}"/><path d="${ellipse(760, 700, 240, 60)}"/></g>
<rect width="100%" height="100%" fill="url(#light)"/>
${BLADES.map(blade).join('')}
</svg>`;

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
await page.setContent(`<body style="margin:0">${svg}</body>`);
const bytes = await page.screenshot({ type: 'jpeg', quality: 80 });
await browser.close();
writeFileSync(new URL('../../../../resources/sample/design/fills/leaves.jpg', import.meta.url), bytes);
