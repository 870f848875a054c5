import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CodedError } from '#contract/errors';
import { tempDir } from '#testing/temp-dir';
import { testBackend } from '#testing/test-backend';
import { defaultDeps } from '../default-deps.ts';
import { redact } from '../masking/redact.ts';
import { createSecretStore, type Keyring } from './secret-store.ts';

const TOKEN = 'figd_abcdefghijklmnop';

const fakeKeyring = (): Keyring & { readonly kept: Map<string, string>; asked: number } => {
  const kept = new Map<string, string>();
  const keyring = {
    kept,
    asked: 0,
    get: (name: string) => {
      keyring.asked += 1;
      return kept.get(name) ?? null;
    },
    set: (name: string, value: string) => void kept.set(name, value),
    delete: (name: string) => void kept.delete(name),
  };
  return keyring;
};

const locked: Keyring = {
  get: () => null,
  set: () => {
    throw new Error(`locked, ${TOKEN}`);
  },
  delete: () => undefined,
};

describe('secret store', () => {
  it('[SE04] without a keyring, or with one that is locked, a secret lives in memory and this is told', () => {
    for (const keyring of [null, locked]) {
      const store = createSecretStore(keyring, {});
      store.set('figma', TOKEN);
      expect(store.places()).toEqual({ figma: 'memory', model: 'none' });
      expect(store.get('figma')).toBe(TOKEN);
      expect(createSecretStore(keyring, {}).get('figma')).toBeNull();
    }
  });

  it('[SE05] blanks, line ends, BOM and invisible marks of a pasted token are taken off', () => {
    for (const pasted of [
      ` ${TOKEN}\r\n`,
      `\u{FEFF}${TOKEN}`,
      `${TOKEN.slice(0, 8)}\n${TOKEN.slice(8)}`,
      `\u200B${TOKEN}\u2060\t`,
    ]) {
      const store = createSecretStore(null, {});
      store.set('figma', pasted);
      expect(store.get('figma')).toBe(TOKEN);
      expect(createSecretStore(null, { FIGMA_TOKEN: pasted }).get('figma')).toBe(TOKEN);
    }
  });

  it('[SE05] what no token can be is refused before any use, and never echoed', () => {
    for (const pasted of ['', ' \n', 'tökén-of-mine', 'a\u0000b-token', '日本語-token']) {
      const store = createSecretStore(null, { FIGMA_TOKEN: pasted });
      const failures: unknown[] = [];
      for (const use of [() => store.set('figma', pasted), () => store.get('figma')]) {
        try {
          use();
        } catch (error) {
          failures.push(error);
        }
      }
      expect(failures.length).toBe(pasted.trim() === '' ? 1 : 2);
      for (const failure of failures) {
        expect(failure).toBeInstanceOf(CodedError);
        expect((failure as Error).message).not.toMatch(/tökén|b-token|日本語/);
      }
    }
  });

  it('the keyring is asked once, and everything that is known is masked, also what another value hides', () => {
    const keyring = fakeKeyring();
    keyring.kept.set('figma', 'kept-in-the-keyring');
    const store = createSecretStore(keyring, { FIGMA_TOKEN: 'from-the-environment' });
    for (let count = 0; count < 1_000; count += 1) store.values();
    expect(keyring.asked).toBeLessThanOrEqual(2);
    expect(redact('kept-in-the-keyring from-the-environment', store.values())).toBe('••• •••');
    expect(store.places().figma).toBe('keyring');
  });

  it('[SE07] a secret that is deleted is gone everywhere, and no file of ours ever held it', async () => {
    const keyring = fakeKeyring();
    const store = createSecretStore(keyring, {});
    store.set('figma', TOKEN);
    expect(keyring.kept.get('figma')).toBe(TOKEN);
    store.delete('figma');
    expect([store.get('figma'), keyring.kept.size, store.values()]).toEqual([null, 0, []]);
    const dir = await tempDir('secret');
    onTestFinished(dir.remove);
    const backend = await testBackend(dir.path);
    await backend.ask('secret.set', { name: 'figma', value: TOKEN });
    await backend.ask('settings.update', { theme: 'dark' });
    await backend.ask('secret.delete', { name: 'figma' });
    await backend.close();
    const names = await readdir(dir.path, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((each) => each.isFile()))
      expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain(TOKEN);
  });

  it('what lives in a folder of its own shares no keyring with the user', () => {
    expect(defaultDeps({ FIGMA2CODE_HOME: '/elsewhere' }).keyring).toBe(false);
    expect(defaultDeps({}).keyring).toBe(true);
  });
});

describe('redaction', () => {
  it('[SE06] tokens are masked by their shape, also when nobody told us of them', () => {
    const tokens = [
      TOKEN,
      'figu_abcdefghijklmnop',
      'figo_abcdefghijklmnop',
      'figdr_abcdefghijklmnop',
      'sk-proj-abcdefghijklmnop',
      'ghp_abcdefghijklmnopqrstuvwx',
      'AKIAABCDEFGHIJKLMNOP',
      'Bearer abc.def-ghi',
      'X-Amz-Signature=0123456789abcdef',
      'http://name:a-secret-word@proxy',
    ];
    for (const token of tokens)
      for (const text of [token, `x "${token}" y`, `https://h/?a=1&${token}&b`, `(${token})`])
        expect(redact(text, []), text).not.toContain(token.slice(-10));
    expect(redact('a figure, a risk-free desk-top and a Bearer', [])).toBe(
      'a figure, a risk-free desk-top and a Bearer',
    );
  });
});
