import { createHash } from 'node:crypto';
import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileSide, ProjectFile } from '#contract/code-gen/project-view';
import { SCHEMA_VERSION } from '#contract/config';
import { type GitRepository, gitRepository, testFolder } from '#testing/git-repository';
import { tempDir } from '#testing/temp-dir';
import { type TestBackend, testBackend } from '#testing/test-backend';

let home: { path: string; remove(): Promise<void> };
let backend: TestBackend;
beforeAll(async () => {
  home = await tempDir('project');
  backend = await testBackend(home.path, { watch: false });
});
afterAll(async () => {
  await backend.close();
  await home.remove();
});

const look = (path: string, side: FileSide = 'now'): Promise<ProjectFile> =>
  backend.ask('project.file', { path, side });
const openFolder = async (): Promise<string> => {
  const path = await testFolder('files');
  await backend.ask('workspace.open', { path });
  return path;
};
const openRepository = async (files: Readonly<Record<string, string>>): Promise<GitRepository> => {
  const repository = await gitRepository();
  await repository.commit(files);
  await backend.ask('workspace.open', { path: repository.path });
  return repository;
};

describe('a file of the project', () => {
  it('[FT02] is asked for by its own path, and every other one is refused', async () => {
    const path = await openFolder();
    await mkdir(`${path}-evil`);
    await writeFile(`${path}-evil/secret`, 'secret');
    await mkdir(join(path, '.hx/figma2code'), { recursive: true });
    await writeFile(join(path, '.hx/figma2code/.p4config'), 'P4USER=me\n');
    await mkdir(join(path, 'in/.git'), { recursive: true });
    await writeFile(join(path, 'in/.git/config'), 'url = https://token@host\n');
    await mkdir(join(path, 'real'));
    await writeFile(join(path, 'real/a'), 'a');
    await symlink('real', join(path, 'by-link'));
    const refused = [
      ...[
        '../../etc/passwd',
        '/etc/passwd',
        '%2e%2e/%2e%2e/etc/passwd',
        '..%2f..',
        'a\0b',
        `../${path.slice(5)}-evil/secret`,
      ],
      ...['real/../real/a', './real/a', 'real//a', '.hx/figma2code/.p4config', '.HX/figma2code/.p4config'],
      ...['in/.git/config', 'by-link/a', '..', '.'],
    ];
    for (const side of ['now', 'base'] as const) {
      for (const wanted of refused) {
        const answer = await backend.backend.handle('project.file', { path: wanted, side });
        const isRefused = !answer.ok && answer.failure.code === 'path-outside';
        const isNothing = answer.ok && (answer.value as ProjectFile).kind === 'absent';
        expect(isRefused || isNothing, `${side} ${wanted} ${JSON.stringify(answer)}`).toBe(true);
        const asset = Buffer.from(JSON.stringify(wanted)).toString('base64url');
        expect(await backend.backend.readAsset(`project/${side}/${asset}`)).toBeNull();
      }
    }
    for (const wanted of ['project/now/', 'project/now/a.b', 'project/other/YQ', 'project/now/YQ', 'project/../x'])
      expect(await backend.backend.readAsset(wanted)).toBeNull();
    expect(await look('real/a')).toMatchObject({ kind: 'text', text: 'a' });
    await rm(`${path}-evil`, { recursive: true });
  });

  it('[FT01] that is a link is told and not followed', async () => {
    const path = await openFolder();
    await writeFile(join(path, 'a.ts'), 'x');
    await symlink('a.ts', join(path, 'inside'));
    await symlink('/etc/passwd', join(path, 'outside'));
    await symlink('self', join(path, 'self'));
    await symlink('../nowhere', join(path, 'broken'));
    expect(await look('inside')).toEqual({ kind: 'link', target: 'a.ts', outside: false });
    expect(await look('outside')).toEqual({ kind: 'link', target: '/etc/passwd', outside: true });
    expect(await look('self')).toEqual({ kind: 'link', target: 'self', outside: false });
    expect(await look('broken')).toEqual({ kind: 'link', target: '../nowhere', outside: true });
  });

  it('[FT04] that vanished is absent; a folder in its place is said', async () => {
    const path = await openFolder();
    expect(await look('was/here.ts')).toEqual({ kind: 'absent' });
    await mkdir(join(path, 'folder'));
    await expect(look('folder')).rejects.toThrow(/^file-unreadable: folder cannot be read/);
    await expect(look('folder')).rejects.toThrow(/not a plain file/);
  });

  it('[FT05] is read up to a megabyte, by its encoding, or told as bytes', async () => {
    const path = await openFolder();
    const put = (name: string, bytes: string | Uint8Array): Promise<void> => writeFile(join(path, name), bytes);
    await put('sparse', 'x');
    await truncate(join(path, 'sparse'), 2 * 1024 ** 3);
    await put('long', 'ä'.repeat(600_000));
    await put('bom', '\ufeffäb');
    await put('le', Buffer.from('\ufeffäb', 'utf16le'));
    await put('be', Buffer.from('\ufeffäb', 'utf16le').swap16());
    await put('plain16', Buffer.from('plain letters', 'utf16le'));
    await put('invalid', Buffer.from([0x61, 0xff, 0x62, 0xe4]));
    await put('empty', '');
    const before = process.memoryUsage().rss;
    expect(await look('sparse')).toMatchObject({ kind: 'binary', size: 2 * 1024 ** 3, head: /^78 00 00/ });
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(50);
    const long = await look('long');
    expect(long).toMatchObject({ kind: 'text', size: 1_200_000, truncated: true, encoding: 'utf-8' });
    expect(long.kind === 'text' && [...new Set(long.text)]).toEqual(['ä']);
    expect(await look('bom')).toMatchObject({ text: 'äb', encoding: 'utf-8-bom', truncated: false });
    expect(await look('le')).toMatchObject({ text: 'äb', encoding: 'utf-16le' });
    expect(await look('be')).toMatchObject({ text: 'äb', encoding: 'utf-16be' });
    expect(await look('plain16')).toMatchObject({ text: 'plain letters', encoding: 'utf-16le' });
    expect(await look('invalid')).toMatchObject({ text: 'a\ufffdb\ufffd', encoding: 'invalid' });
    expect(await look('empty')).toEqual({ kind: 'text', text: '', encoding: 'utf-8', size: 0, truncated: false });
  });

  it('[FT06] with a hostile name is listed by it, and a sentence about it shows what is hidden', async () => {
    const path = await openFolder();
    const names = ['\u202egnp.exe', 'a\nb', '<img src=x onerror=alert(1)>', 'n'.repeat(255), '\u001b[31m'];
    for (const name of names) await mkdir(join(path, name.replaceAll('/', '_')), { recursive: true });
    for (const name of names) {
      const answer = await backend.backend.handle('project.file', { path: name, side: 'now' });
      const message = answer.ok ? '' : answer.failure.message;
      expect(message).toContain('cannot be read');
      expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(message.length).toBeLessThan(400);
    }
    await writeFile(join(path, '\u202egnp.ts'), '');
    expect((await backend.ask('project.files', { from: 0 })).paths).toEqual(['\u202egnp.ts']);
  });

  it('that is a picture has an address, and is served as what it is', async () => {
    const path = await openFolder();
    const svg =
      '<?xml version="1.0"?>\n<!-- c --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    await writeFile(join(path, 'a%2e#?.svg'), svg);
    await writeFile(join(path, 'text.png'), 'no picture');
    const seen = await look('a%2e#?.svg');
    const url = seen.kind === 'image' ? seen.url : '';
    const asset = await backend.backend.readAsset(url.slice(1).replace(/\?.*$/, ''));
    expect(asset?.type).toBe('image/svg+xml');
    expect(Buffer.from(asset?.body ?? []).toString()).toBe(svg);
    expect(await look('text.png')).toMatchObject({ kind: 'text' });
  });
});

describe('a file and what it was', () => {
  it('comes from HEAD as it is stored there, under the name that it had', async () => {
    const page = 'line\n'.repeat(30);
    const { path, git, write } = await openRepository({ old: page, 'dir/a': 'before', 'pic.svg': '<svg >1</svg>' });
    await symlink('dir/a', join(path, 'link'));
    git('add', '-A');
    git('commit', '-qm', 'x');
    git('mv', 'old', 'new');
    await write('dir/a', 'after');
    await write('fresh', 'x');
    await write('pic.svg', '<svg >2</svg>');
    git('config', 'diff.evil.textconv', 'echo converted');
    await write('.gitattributes', '* diff=evil\n');
    await backend.ask('project.scan', {});
    expect(await look('dir/a', 'base')).toMatchObject({ kind: 'text', text: 'before' });
    expect(await look('dir/a')).toMatchObject({ kind: 'text', text: 'after' });
    expect(await look('new', 'base')).toMatchObject({ kind: 'text', text: page });
    expect(await look('fresh', 'base')).toEqual({ kind: 'absent' });
    expect(await look('link', 'base')).toEqual({ kind: 'link', target: 'dir/a', outside: false });
    const [now, base] = [await look('pic.svg'), await look('pic.svg', 'base')];
    const bytesOf = async (seen: ProjectFile): Promise<string> => {
      const url = seen.kind === 'image' ? seen.url : '';
      const asset = await backend.backend.readAsset(url.slice(1).replace(/\?.*$/, ''));
      return Buffer.from(asset?.body ?? []).toString();
    };
    expect([await bytesOf(now), await bytesOf(base)]).toEqual(['<svg >2</svg>', '<svg >1</svg>']);
  });

  it('[VC03] is that of exactly this name, also where git would read a pattern, and where it is no text', async () => {
    const names = [':a', ':(top)b', '[id].tsx', '*', ' lead', 'back\\slash', 'line\nbreak'];
    const files = Object.fromEntries(names.map((name) => [`in/${name}`, `of ${name}`]));
    const { path, git } = await openRepository({ ...files, 'in/a': 'other', 'in/b': 'other', b: 'other' });
    const raw = Buffer.concat([Buffer.from(`${path}/in/`), Buffer.from([0x72, 0xff, 0x77])]);
    await writeFile(raw, 'before');
    git('add', '-A');
    git('commit', '-qm', 'x');
    await writeFile(raw, 'after');
    const inside = join(path, 'in');
    await backend.ask('workspace.open', { path: inside });
    for (const name of names) expect(await look(name, 'base')).toMatchObject({ kind: 'text', text: `of ${name}` });
    expect(await look('r\udcffw', 'base')).toMatchObject({ kind: 'text', text: 'before' });
    expect(await look('r\udcffw')).toMatchObject({ kind: 'text', text: 'after' });
  });

  it('changes come with their marks, and a scan is made again on demand', async () => {
    const { write } = await openRepository({ a: '1' });
    expect(await backend.ask('project.changes', { from: 0 })).toEqual({ changes: [], rest: null, total: 0 });
    await write('a', '2');
    await write('b/c', '2');
    await backend.ask('project.scan', {});
    expect(await backend.ask('project.changes', { from: 0 })).toEqual({
      changes: [
        { path: 'a', kind: 'Modified', marks: [] },
        { path: 'b/c', kind: 'Added', marks: ['untracked'] },
      ],
      rest: null,
      total: 2,
    });
    expect((await backend.ask('project.files', { from: 0 })).paths).toEqual(['a', 'b/c']);
    expect(backend.state().workspace?.vcs).toMatchObject({ changes: { added: 1, modified: 1, deleted: 0 } });
  });

  it('tells the run and the layers that it came of, and whether it is still as written', async () => {
    const path = await openFolder();
    const text = 'const a = 1;\n';
    const written = createHash('sha256').update(text).digest('hex');
    await mkdir(join(path, '.hx/figma2code'), { recursive: true });
    const regions = [{ node: '1:2', name: 'Card', start: 1, end: 1 }];
    const entry = { run: 'r', snapshot: 's', written, generated: written, screens: ['1:1'], reason: 'why', regions };
    const map = { schemaVersion: SCHEMA_VERSION, files: { 'src/a.ts': entry, 'src/b.ts': entry } };
    await writeFile(join(path, '.hx/figma2code/code-map.json'), JSON.stringify(map));
    await mkdir(join(path, 'src'));
    await writeFile(join(path, 'src/a.ts'), text);
    await writeFile(join(path, 'src/b.ts'), `${text}// by hand\n`);
    const origin = { run: 'r', snapshot: 's', screens: ['1:1'], reason: 'why', regions };
    expect(await backend.ask('project.origin', { path: 'src/a.ts' })).toEqual({ ...origin, untouched: true });
    expect(await backend.ask('project.origin', { path: 'src/b.ts' })).toEqual({ ...origin, untouched: false });
    expect(await backend.ask('project.origin', { path: 'constructor' })).toBeNull();
    expect(await backend.ask('project.linesOf', { node: '1:2' })).toEqual([
      { path: 'src/a.ts', start: 1, end: 1 },
      { path: 'src/b.ts', start: 1, end: 1 },
    ]);
    expect(await backend.ask('project.linesOf', { node: '9:9' })).toEqual([]);
  });
});
