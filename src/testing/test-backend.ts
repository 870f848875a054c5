import { join } from 'node:path';
import type { Backend } from '#backend/backend';
import type { BackendDeps } from '#backend/backend-context';
import { createBackend } from '#backend/create-backend';
import { defaultDeps } from '#backend/default-deps';
import type { CommandInput, CommandName, CommandOutput } from '#contract/commands';
import type { AppState } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';

export interface TestBackend {
  readonly backend: Backend;
  state(): AppState;
  /** All facts since the start. */
  readonly facts: readonly Fact[];
  ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  until(holds: (state: AppState) => boolean): Promise<AppState>;
  close(): Promise<void>;
}

/** A real backend whose own files live in `dir`; the environment is empty but for what programs need. */
export const testBackend = async (dir: string, overrides: Partial<BackendDeps> = {}): Promise<TestBackend> => {
  const environment = {
    PATH: process.env['PATH'],
    HOME: dir,
    FIGMA2CODE_HOME: join(dir, 'data'),
    ...overrides.environment,
  };
  const backend = await createBackend({
    ...defaultDeps(environment),
    language: 'en',
    sampleTarget: join(dir, 'sample'),
    ...overrides,
    environment,
  });
  const facts: Fact[] = [];
  const watchers = new Set<() => void>();
  backend.subscribe((batch) => {
    facts.push(...batch.map(({ fact }) => fact));
    for (const watcher of watchers) watcher();
  });
  const state = (): AppState => backend.snapshot().state;
  return {
    backend,
    state,
    facts,
    ask: async (name, input) => {
      const result = await backend.handle(name, input);
      if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
      return result.value as never;
    },
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          const current = state();
          if (!holds(current)) return;
          watchers.delete(check);
          resolve(current);
        };
        watchers.add(check);
        check();
      }),
    close: () => backend.close(),
  };
};
