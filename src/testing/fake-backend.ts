import type { Asset, Backend } from '#backend/backend';
import { createFactLog } from '#backend/state/fact-log';
import { type Fact, type FactEnvelope, INITIAL_STATE } from '#contract/state/facts';

export interface FakeBackend extends Backend {
  append(fact: Fact): void;
  flush(): void;
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
}

/** A backend with a real fact log behind it and no agent: for the doors in front of it. */
export const fakeBackend = (assets: Readonly<Record<string, Asset>> = {}): FakeBackend => {
  const log = createFactLog(INITIAL_STATE);
  const calls: { name: string; input: unknown }[] = [];
  return {
    append: log.append,
    flush: log.flush,
    calls,
    handle: (name, input) => {
      calls.push({ name, input });
      return Promise.resolve({ ok: true, value: null });
    },
    snapshot: log.snapshot,
    since: log.since,
    subscribe: (listener: (facts: readonly FactEnvelope[]) => void) => log.subscribe(listener),
    readAsset: (path) => Promise.resolve(Object.hasOwn(assets, path) ? (assets[path] as Asset) : null),
    readPreview: (path) => Promise.resolve(Object.hasOwn(assets, path) ? (assets[path] as Asset) : null),
    close: () => Promise.resolve(),
  };
};
