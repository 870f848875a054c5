import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments } from '#bridge/cli/arguments';
import type { CanvasSession } from '#mcp/canvas/canvas-session';
import type { Copilot } from '#mcp/copilot/copilot';
import { mcpTools } from '#mcp/mcp-server';
import { createProgram } from './program.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PLUGIN = join(ROOT, 'resources', 'claude-code-plugin');

const text = (path: string): string => readFileSync(join(PLUGIN, path), 'utf8');
const json = (path: string): Record<string, unknown> => JSON.parse(text(path)) as Record<string, unknown>;
const product = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  bin: Record<string, string>;
};

const commands = readdirSync(join(PLUGIN, 'commands'));
const prose = ['README.md', ...commands.map((name) => join('commands', name))];

/** The fields between the two lines of dashes at the head of a command. */
const headOf = (path: string): Map<string, string> => {
  const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text(path)) ?? [];
  return new Map(head.split('\n').map((line) => [line.split(':')[0] ?? '', line.replace(/^[^:]*:\s*/, '')]));
};

const codeIn = (path: string): string[] => [...text(path).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

/** What a program would make of a command line; throws where it is none. */
const checkCommandLine = (line: string): void => {
  const [program, ...args] = line.split(' ');
  if (program === 'figma') readArguments(args, {});
  if (program !== 'figma2code') return;
  const interruption = { code: () => null, whenInterrupted: () => undefined };
  const command = createProgram({ interruption, code: 0 }).commands.find((one) => one.name() === args[0]);
  if (command === undefined) throw new Error(`no command: ${line}`);
  for (const option of args.filter((arg) => arg.startsWith('--')))
    if (!command.options.some(({ long }) => long === option)) throw new Error(`no option ${option}: ${line}`);
};

const tools = mcpTools({
  session: {} as CanvasSession,
  copilot: {} as Copilot,
  workspace: null,
  translate: (key) => key,
  version: '0',
});

describe('the plugin for Claude Code', () => {
  it('has a manifest of the known shape, with the version of the product, and can be added from its folder', () => {
    const manifest = json('.claude-plugin/plugin.json');
    expect(manifest).toMatchObject({ name: product.name, version: product.version, author: { name: product.name } });
    expect(manifest['name']).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(json('.claude-plugin/marketplace.json')).toMatchObject({
      name: product.name,
      owner: { name: product.name },
      plugins: [{ name: manifest['name'], source: './' }],
    });
  });

  it('starts the MCP server in a way that exists', () => {
    const servers = json('.mcp.json')['mcpServers'] as Record<string, { command: string; args: string[] }>;
    expect(Object.keys(servers)).toEqual(['figma']);
    const { command = '', args = [] } = servers['figma'] ?? {};
    expect(Object.keys(product.bin)).toContain(command);
    expect(() => checkCommandLine([command, ...args].join(' '))).not.toThrow();
  });

  it('has its two commands, each with a description', () => {
    expect(commands.sort()).toEqual(['figma-setup.md', 'figma.md']);
    for (const name of commands) {
      const description = headOf(join('commands', name)).get('description') ?? '';
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(60);
    }
  });

  it.each(prose)('%s names only commands and tools that exist', (path) => {
    const codes = codeIn(path);
    const lines = codes.filter((code) => /^(figma|figma2code) /.test(code));
    for (const line of lines) expect(() => checkCommandLine(line)).not.toThrow();
    for (const [, name = ''] of text(path).matchAll(/mcp__plugin_figma2code_figma__(\w+)/g))
      expect(tools.has(name)).toBe(true);
    // Whatever is written as one word with an underscore is a tool.
    for (const code of codes.filter((one) => /^[a-z]+(_[a-z]+)+$/.test(one)))
      expect([code, tools.has(code)]).toEqual([code, true]);
    for (const [, name = ''] of codes.join(' ').matchAll(/(?:^|\s)\/(figma[\w-]*)/g))
      expect(commands).toContain(`${name}.md`);
    for (const [, allowed = ''] of text(path).matchAll(/Bash\(([^)]+)\)/g))
      expect(() => checkCommandLine(allowed)).not.toThrow();
    expect(lines.length + codes.length).toBeGreaterThan(0);
  });

  it('would be caught naming what does not exist', () => {
    expect(() => checkCommandLine('figma2code figma-plugins')).toThrow('no command');
    expect(() => checkCommandLine('figma2code mcp --no-such')).toThrow('no option');
    expect(() => checkCommandLine('figma no-such')).toThrow();
  });
});
