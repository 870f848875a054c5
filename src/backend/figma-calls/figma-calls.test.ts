import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type FigmaAccount, MONTH_MS } from '#contract/figma-budget/allowance';
import { tempDir } from '#testing/temp-dir';
import type { FormValues } from '../backend-context.ts';
import { NEW_ACCOUNT, withAnswer, withCall } from './account-record.ts';
import { type CallLedger, createCallLedger } from './call-ledger.ts';
import { type ChosenStanding, createFigmaDesk } from './figma-desk.ts';

const TOKEN = 'figd_the-token-of-this-test-0123456789';
const NOW = Date.parse('2026-11-20T10:00:00Z');
const clock = { now: NOW };

beforeEach(() => {
  clock.now = NOW;
});

const ground = async () => {
  const dir = await tempDir('ledger');
  onTestFinished(dir.remove);
  const ledger = (): CallLedger => createCallLedger(dir.path, () => clock.now);
  return { dir: dir.path, file: join(dir.path, 'figma-calls.json'), ledger };
};

const refused = (endpoint: string, wait: number | null, plan = 'pro', type = 'high') => ({
  endpoint,
  status: 429,
  ms: 5,
  limit: { wait, plan, type },
});
const answered = (endpoint: string, status: number | null = 200) => ({ endpoint, status, ms: 5 });

describe('the record of an account', () => {
  it('counts by tier, and pictures and nonsense for nothing', () => {
    let record = NEW_ACCOUNT;
    for (const endpoint of ['file', 'nodes', 'renders', 'fills', 'variables', 'meta', 'image', 'constructor', ''])
      record = withCall(record, endpoint, NOW);
    expect([1, 2, 3].map((tier) => record.calls[tier as 1].length)).toEqual([3, 2, 1]);
  });

  it('[I8] is bounded, forgets what no limit looks at, and survives a clock that was set back', () => {
    let record = NEW_ACCOUNT;
    for (let call = 0; call < 2_000; call += 1) record = withCall(record, 'renders', NOW + call);
    expect(record.calls[1]).toHaveLength(500);
    record = withCall(record, 'variables', NOW);
    expect(Math.max(...record.calls[1])).toBe(NOW);
    record = withCall(record, 'file', NOW + MONTH_MS + 5_000);
    expect(record.calls).toEqual({ 1: [NOW + MONTH_MS + 5_000], 2: [], 3: [] });
  });

  it('learns plan, seat and end from a 429, and the end of the limit from an answer', () => {
    const limited = withAnswer(NEW_ACCOUNT, refused('file', 30 * 86_400_000, 'starter', 'low'), NOW);
    expect(limited).toMatchObject({ plan: 'starter', seat: 'view', until: { 1: NOW + 30 * 86_400_000, 2: null } });
    expect(withAnswer(limited, answered('variables'), NOW).until[1]).toBe(NOW + 30 * 86_400_000);
    expect(withAnswer(limited, answered('file', 404), NOW).until[1]).toBe(NOW + 30 * 86_400_000);
    expect(withAnswer(limited, answered('renders'), NOW)).toMatchObject({ until: { 1: null }, plan: 'starter' });
    // Without a Retry-After nobody knows, and an odd header teaches nothing.
    expect(withAnswer(NEW_ACCOUNT, refused('file', null, 'gold', 'x'), NOW)).toMatchObject({
      plan: null,
      seat: null,
      until: { 1: null },
    });
    for (const wait of [-1, 0, 1e15]) expect(withAnswer(NEW_ACCOUNT, refused('file', wait), NOW).until[1]).toBeNull();
  });
});

describe('the ledger', () => {
  it('is kept for the next start, closed to others, and holds no token', async () => {
    const place = await ground();
    const first = place.ledger();
    first.calling(TOKEN, 'file');
    first.answered(TOKEN, refused('file', 86_400_000));
    await first.flush();
    const text = await readFile(place.file, 'utf8');
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(TOKEN.slice(5, 15));
    expect((await stat(place.file)).mode & 0o777).toBe(0o600);
    const second = place.ledger();
    expect(second.read(TOKEN)).toMatchObject({ calls: { 1: [NOW] }, until: { 1: NOW + 86_400_000 } });
    expect(second.fingerprint(TOKEN)).toBe(first.fingerprint(TOKEN));
    expect(second.read('figd_another')).toEqual(NEW_ACCOUNT);
    expect(await readdir(place.dir)).toEqual(['figma-calls.json']);
  });

  it('another place has another salt, so that fingerprints say nothing elsewhere', async () => {
    const [one, two] = [(await ground()).ledger(), (await ground()).ledger()];
    expect(one.fingerprint(TOKEN)).toMatch(/^[0-9a-f]{32}$/);
    expect(one.fingerprint(TOKEN)).not.toBe(two.fingerprint(TOKEN));
  });

  it('[I8] several programs count into one file without losing a call, and old accounts go', async () => {
    const place = await ground();
    const ledgers = [place.ledger(), place.ledger(), place.ledger()];
    for (let call = 0; call < 10; call += 1) for (const ledger of ledgers) ledger.calling(TOKEN, 'renders');
    await Promise.all(ledgers.map((ledger) => ledger.flush()));
    for (const ledger of [...ledgers, place.ledger()]) expect(ledger.read(TOKEN).calls[1]).toHaveLength(30);
    for (let account = 0; account < 30; account += 1) {
      clock.now += 1;
      ledgers[0]?.calling(`figd_${account}`, 'file');
    }
    await ledgers[0]?.flush();
    const kept = JSON.parse(await readFile(place.file, 'utf8')) as { accounts: object };
    expect(Object.keys(kept.accounts)).toHaveLength(20);
    expect(place.ledger().read('figd_29').calls[1]).toHaveLength(1);
    expect(place.ledger().read(TOKEN).calls[1]).toHaveLength(0);
  });

  it.each(['', '{', '[]', '{"schemaVersion":9}', '{"schemaVersion":1,"salt":"x","accounts":{}}'])(
    'a file that is no ledger (%j) is begun anew',
    async (text) => {
      const place = await ground();
      await writeFile(place.file, text);
      const ledger = place.ledger();
      ledger.calling(TOKEN, 'file');
      expect(ledger.read(TOKEN).calls[1]).toEqual([NOW]);
      await ledger.flush();
      expect(place.ledger().read(TOKEN).calls[1]).toEqual([NOW]);
    },
  );

  it('counts in memory where nothing can be written', async () => {
    const place = await ground();
    await writeFile(join(place.dir, 'file'), '');
    const ledger = createCallLedger(join(place.dir, 'file', 'below'), () => NOW);
    ledger.calling(TOKEN, 'file');
    await ledger.flush();
    expect(ledger.read(TOKEN).calls[1]).toEqual([NOW]);
  });
});

describe('the desk', () => {
  const desk = async (token: () => string | null = () => TOKEN) => {
    const place = await ground();
    const form = { p4: null, trustGenerated: false, ignoreFigmaLimit: false } as FormValues;
    const told: (FigmaAccount | null)[] = [];
    const settings: { chosen: ChosenStanding } = { chosen: { plan: null, seat: null } };
    const made = createFigmaDesk({
      ledger: place.ledger(),
      form,
      token,
      chosen: () => settings.chosen,
      tell: (account) => told.push(account),
      now: () => clock.now,
    });
    return { desk: made, form, told, settings };
  };

  it('says how long a limit lasts, unless the user wants to try all the same', async () => {
    const { desk: made, form } = await desk();
    expect(made.access().wait).toBeNull();
    made.answered(refused('renders', 1_000_000));
    clock.now += 1_000;
    expect(made.access()).toEqual({ fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/), wait: 999_000 });
    form.ignoreFigmaLimit = true;
    expect(made.access().wait).toBeNull();
    form.ignoreFigmaLimit = false;
    clock.now += 1_000_000;
    expect(made.access().wait).toBeNull();
  });

  it('a limit of the cheapest calls stops no import', async () => {
    const { desk: made } = await desk();
    made.answered(refused('meta', 1_000_000));
    expect(made.access().wait).toBeNull();
  });

  it('tells plan and seat from where they are known, settings first', async () => {
    const { desk: made, told, settings } = await desk();
    made.calling('file');
    expect(told.at(-1)).toMatchObject({ plan: null, known: 'nowhere', calls: { 1: [NOW] } });
    made.answered(refused('file', 5_000, 'org', 'high'));
    expect(told.at(-1)).toMatchObject({ plan: 'organization', seat: 'full', known: 'answer' });
    settings.chosen = { plan: 'enterprise', seat: null };
    made.refresh();
    expect(told.at(-1)).toMatchObject({ plan: 'enterprise', seat: 'full', known: 'settings' });
    expect(JSON.stringify(told)).not.toContain(TOKEN);
  });

  it('holds a call back while the minute is used up, where plan and seat are known', async () => {
    const { desk: made, settings, form, told } = await desk();
    for (let call = 0; call < 20; call += 1) expect(made.calling('renders')).toBe(0);
    settings.chosen = { plan: 'professional', seat: 'full' };
    clock.now += 20_000;
    expect(made.calling('renders')).toBe(41_000);
    expect(made.calling('variables')).toBe(0);
    expect(made.calling('image')).toBe(0);
    expect(told.at(-1)?.calls[1]).toHaveLength(20);
    form.ignoreFigmaLimit = true;
    expect(made.calling('renders')).toBe(0);
    form.ignoreFigmaLimit = false;
    clock.now += 41_001;
    expect(made.calling('renders')).toBe(0);
    // A month is not waited for: whether it is used up Figma says itself.
    settings.chosen = { plan: null, seat: 'view' };
    expect(made.calling('file')).toBe(0);
  });

  it('knows that a document is kept until its import is done', async () => {
    const { desk: made } = await desk();
    made.answered(answered('nodes'));
    expect(made.account()?.keptUntil).toBe(NOW + 3_600_000);
    made.imported();
    expect(made.account()?.keptUntil).toBeNull();
  });

  it('without a token there is no account and nothing to count', async () => {
    for (const token of [
      () => null,
      () => {
        throw new Error('not a token');
      },
    ]) {
      const { desk: made } = await desk(token);
      made.calling('file');
      expect(made.account()).toBeNull();
      expect(made.access()).toEqual({ fingerprint: '', wait: null });
    }
  });
});
