import { createSocket } from 'node:dgram';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeMap } from '#contract/code-gen/code-map';
import type { PageMeasure } from '#contract/code-gen/page-measure';
import { SCHEMA_VERSION } from '#contract/config';
import type { WorkspaceState } from '#contract/state/app-state';
import { temporaryFolder } from '#testing/workspace-fixture';
import { componentPage } from '../preview/bundle/component-page.ts';
import type { PageFiles } from '../preview/preview-pages.ts';
import { findRenderer } from './find-browser.ts';
import { createHeadlessCamera } from './headless-camera.ts';
import { createMeasureDesk } from './measure-desk.ts';
import { createPageErrors, heightFor, scaleFor } from './page-camera.ts';

const browser = await findRenderer(process.env);
const NO_BROWSER = 'no Chromium was found here: install one, or name it in E2E_CHROMIUM';

const page = (html: string, others: Readonly<Record<string, string>> = {}): PageFiles => {
  const files: Readonly<Record<string, string>> = { 'index.html': html, ...others };
  return async (path) => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    return text === undefined
      ? null
      : { type: path.endsWith('.css') ? 'text/css' : 'text/html', body: Buffer.from(text) };
  };
};

const SCREEN = `<!doctype html><html lang="en"><head><title>t</title><style>
  body { margin: 0; font-family: Inter, sans-serif }
  main { width: 300px; background: rgb(255 0 0 / 0.5); border: 1px solid #00ff00 }
  h1 { margin: 0; color: oklch(0.7 0.1 200); background: linear-gradient(#000001, #000002); box-shadow: 0 1px 2px #000003 }
  .there::before { content: ''; background: #123456 }
  p { white-space: nowrap; width: 50px; overflow: hidden; color: #111213 }
  .off { position: absolute; left: 390px; width: 20px; height: 5px; font-family: 'Nobody Has This' }
  input { font: inherit }
  .gone { display: none; color: #999999 }
</style></head><body><main>
  <h1>Title <b>of it</b></h1><p>A text that is much too long</p><p class="gone">Gone</p><img src="a.png">
  <input placeholder="Your name"><div class="off there">x</div>
</main></body></html>`;

const camera = createHeadlessCamera(process.env);
const never = new AbortController().signal;
const size = { width: 400, height: 300 };

afterAll(() => camera.close());

describe.skipIf(browser === null)(`a browser without network${browser === null ? ` (${NO_BROWSER})` : ''}`, () => {
  let shot: PageMeasure;
  let png: Buffer;
  beforeAll(async () => {
    const taken = await camera.shoot({ files: page(SCREEN), entry: 'index.html' }, size, never);
    shot = taken.page;
    png = taken.png;
  }, 60_000);

  it('measures texts where they are, whole ones and those of empty fields, and says which are cut', () => {
    expect(shot.texts.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Title of itA text/),
      'Title of it',
      'of it',
      'A text that is much too long',
      'Your name',
      'x',
    ]);
    const [, title, , long] = shot.texts;
    expect(title?.box).toMatchObject({ x: 1, y: 1, width: 300 });
    expect([title?.cut, long?.cut, long?.box.width]).toEqual([false, true, 50]);
    expect(shot.root).toMatchObject({ x: 0, y: 0, width: 302 });
  });

  it('counts colours by their use, whatever they are written in, and none of what is not seen', () => {
    const found = shot.colours.map(({ use, colour, count }) => `${use} ${colour} ${count}`);
    for (const one of [
      'fill #ff000080 1',
      'stroke #00ff00ff 1',
      'stop #000001ff 1',
      'stop #000002ff 1',
      'shadow #000003ff 1',
      'fill #123456ff 1',
      'text #111213ff 1',
    ])
      expect(found).toContain(one);
    expect(found.join()).not.toContain('999999');
    expect(found.filter((one) => one.startsWith('text'))).toHaveLength(3);
  });

  it('tells what scrolls sideways, stands absolutely, is missing and is lent', () => {
    expect(shot).toMatchObject({ width: 400, overflow: 10, absolute: 1 });
    expect(shot.fonts).toEqual({ lent: ['Inter'], missing: ['Nobody Has This'] });
    expect(shot.errors).toEqual(['missing: /a.png']);
    expect(shot.problems.map(({ rule }) => rule)).toContain('image-alt');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([800, 600]);
  });

  it('lets nothing out, nothing in, and is deaf to what a page makes of its own language', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end('');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const html = `<!doctype html><html lang="en"><head><title>t</title><link rel="stylesheet" href="${url}/css"></head><body><p>Here</p><img src="${url}/img" alt=""><iframe src="${url}/frame" title="f"></iframe>
      <script>fetch('${url}/fetch').catch(() => 0); new WebSocket('${url.replace('http', 'ws')}/ws'); navigator.sendBeacon('${url}/beacon');
      JSON.stringify = () => 'x'; Object.prototype.toJSON = () => 1; Array.prototype.push = () => 0; document.querySelectorAll = () => []; alert('wait');</script></body></html>`;
    const { page: told } = await camera.shoot({ files: page(html), entry: 'index.html' }, size, never);
    server.close();
    expect(seen).toEqual([]);
    expect(told.texts.map(({ text }) => text)).toEqual(['Here']);
  }, 30_000);

  it('lets nothing out past the requests either: peers, pages fetched ahead, windows', async () => {
    const seen: string[] = [];
    const streams = createTcpServer((socket) => {
      seen.push('tcp');
      socket.on('error', () => undefined).destroy();
    });
    const packets = createSocket('udp4').on('message', () => seen.push('udp'));
    await new Promise<void>((done) => streams.listen(0, '127.0.0.1', done));
    await new Promise<void>((done) => packets.bind(0, '127.0.0.1', done));
    const tcp = `127.0.0.1:${(streams.address() as AddressInfo).port}`;
    const ahead = JSON.stringify({ prefetch: [{ source: 'list', urls: [`http://${tcp}/secret`] }] });
    const html = `<!doctype html><html lang="en"><head><title>t</title><link rel="preconnect" href="http://${tcp}">
      <script type="speculationrules">${ahead}</script></head><body><p id="p">0</p><script>
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${packets.address().port}' },
        { urls: 'turn:${tcp}?transport=tcp', username: 'a', credential: 'b' }] });
      peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
      let windows = 0; for (let i = 0; i < 100; i += 1) if (open('about:blank') !== null) windows += 1;
      document.getElementById('p').textContent = windows + ' windows';</script></body></html>`;
    const { page: told } = await camera.shoot({ files: page(html), entry: 'index.html' }, size, never);
    streams.close();
    packets.close();
    expect(seen).toEqual([]);
    expect(told.texts.map(({ text }) => text)).toEqual(['0 windows']);
  }, 30_000);

  it('measures forms whose fields are called like what is asked of them', async () => {
    const names = ['children', 'childNodes', 'tagName', 'nodeName', 'textContent', 'getBoundingClientRect', 'id'];
    const html = `<!doctype html><html lang="en"><title>t</title><body><form>${names.map((name) => `<input name="${name}" value="${name}">`).join('')}</form></body></html>`;
    const { page: told } = await camera.shoot({ files: page(html), entry: 'index.html' }, size, never);
    expect(told.texts.map(({ text }) => text)).toEqual(names);
    expect(told.elements).toBe(names.length + 1);
  }, 30_000);

  it('ends with a picture that nobody wants any more, and takes the next one', async () => {
    const stop = new AbortController();
    const hangs = '<!doctype html><title>t</title><body><p>x</p><script>for (;;) {}</script></body>';
    const waiting = camera.shoot({ files: page(hangs), entry: 'index.html' }, size, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    const next = await camera.shoot({ files: page('<p>Next</p>'), entry: 'index.html' }, size, never);
    expect(next.page.texts[0]?.text).toBe('Next');
  }, 30_000);

  it.each([
    [
      'react',
      'src/Screen.tsx',
      "import './s.css';\nexport const Screen = () => <p className=\"a\">Hello {'there'}</p>;",
    ],
    [
      'vue',
      'src/Screen.vue',
      '<script setup lang="ts">\nconst who: string = "there";\n</script>\n<template><p class="a">Hello {{ who }}</p></template>\n<style scoped>.a { color: #010203 }</style>',
    ],
    [
      'vue',
      'src/Old.vue',
      '<template><p class="a">Hello there</p></template>\n<script>export default { name: "Old" };</script>\n<style>.a { color: #010203 }</style>',
    ],
    [
      'svelte',
      'src/Screen.svelte',
      '<script lang="ts">\nlet who: string = "there";\n</script>\n<p class="a">Hello {who}</p>\n<style>.a { color: #010203 }</style>',
    ],
  ])(
    'renders what was written in %s',
    async (_stack, path, source) => {
      const workspace = await temporaryFolder();
      await mkdir(dirname(join(workspace, path)), { recursive: true });
      await writeFile(join(workspace, path), source);
      await writeFile(join(workspace, 'src/s.css'), '.a { color: #010203 }');
      const files = await componentPage({ workspace, path });
      const { page: told } = await camera.shoot({ files, entry: 'index.html' }, size, never);
      expect(told.errors).toEqual([]);
      expect(told.texts).toMatchObject([{ text: 'Hello there', colour: '#010203ff' }]);
      await rm(workspace, { recursive: true });
    },
    30_000,
  );
});

it('keeps little of what goes wrong without end, and paints no picture that no machine can hold', () => {
  const errors = createPageErrors();
  for (let i = 0; i < 1_000; i += 1) errors.add('e'.repeat(10_000));
  expect([errors.list.length, errors.list[0]?.length]).toEqual([20, 1_001]);
  for (const [width, height, long] of [
    [400, 300, 1e9],
    [16_000, 16_000, 1e9],
    [1, 1, Number.NaN],
    [8_001, 100, 50],
  ] as const) {
    const [scale, high] = [scaleFor({ width, height }), heightFor({ width, height }, long || 0)];
    expect(width * scale * high * scale).toBeLessThanOrEqual(128_000_000);
    expect([width * scale <= 16_000, high * scale <= 16_000, high >= 1]).toEqual([true, true, true]);
  }
});

describe('the desk', () => {
  const run = '20260101T000000000Z';
  const html = (text: string): string =>
    `<!doctype html><html lang="en"><title>t</title><body><p>${text}</p></body></html>`;
  const stateOf = (path: string, change: Partial<WorkspaceState> = {}): WorkspaceState =>
    ({
      path,
      setup: { kind: 'ready', framework: 'html', language: 'HTML', vcs: 'none', dedup: {} },
      trust: { kind: 'trusted', digest: '' },
      ...change,
    }) as unknown as WorkspaceState;
  const deskFor = (open: WorkspaceState | null) =>
    createMeasureDesk({ camera, translate: (key) => key, open: () => open });

  it('renders only what is open, trusted, of a stack that a browser knows, and has code', async () => {
    const workspace = await temporaryFolder();
    const request = { workspace, screen: '1:1', width: 100, height: 100, before: null };
    const setup = { kind: 'ready', framework: 'flutter' } as WorkspaceState['setup'];
    const trust = { kind: 'untrusted', digest: '', files: [] } as WorkspaceState['trust'];
    const why = async (open: WorkspaceState | null) => (await deskFor(open).measure(request)) as { why?: string };
    expect(await why(null)).toMatchObject({ why: 'no-code' });
    expect(await why(stateOf('/other'))).toMatchObject({ why: 'no-code' });
    expect(await why(stateOf(workspace))).toMatchObject({ why: 'no-code' });
    expect(await why(stateOf(workspace, { setup }))).toMatchObject({ why: 'stack', detail: 'flutter' });
    expect(await why(stateOf(workspace, { trust }))).toMatchObject({ why: 'untrusted' });
    await expect(deskFor(null).measure({ ...request, width: -1 })).rejects.toThrow();
    await rm(workspace, { recursive: true });
  });

  it('says that there is no browser where none is', async () => {
    const workspace = await temporaryFolder();
    await mkdir(join(workspace, '.hx/figma2code'), { recursive: true });
    const file = { run, snapshot: 's', written: '', generated: '', screens: ['1:1'], reason: '', regions: [] };
    const map: CodeMap = { schemaVersion: SCHEMA_VERSION, files: { 'a.html': file } };
    await writeFile(join(workspace, '.hx/figma2code/code-map.json'), JSON.stringify(map));
    await writeFile(join(workspace, 'a.html'), html('Now'));
    const blind = createHeadlessCamera({ FIGMA2CODE_CHROMIUM: '/nowhere/chrome' });
    const desk = createMeasureDesk({ camera: blind, translate: (key) => key, open: () => stateOf(workspace) });
    const request = { workspace, screen: '1:1', width: 100, height: 100, before: null };
    expect(await desk.measure(request)).toMatchObject({ kind: 'none', why: 'no-browser' });
    if (browser !== null) {
      const seeing = deskFor(stateOf(workspace));
      const told = await seeing.measure(request);
      expect(told).toMatchObject({ kind: 'measured', page: { texts: [{ text: 'Now' }] } });
      const { picture } = told as { picture: string };
      expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG');
      await seeing.clear();
      await expect(stat(picture)).rejects.toThrow();
    }
    await rm(workspace, { recursive: true });
  }, 30_000);
});
