import type { CommandInput, CommandName, CommandOutput, CommandResult } from '#contract/commands';
import type { ShellMessage } from '#contract/wire/page';
import type { PageSession } from './page-session.ts';
import type { Shell } from './shell.ts';

/** What the preload script puts on the window. */
export interface PreloadApi {
  send(name: string, input: unknown): Promise<CommandResult<unknown>>;
  connect(hello: PageSession & { readonly type: 'hello' }, listener: (message: ShellMessage) => void): () => void;
  chooseFolder?(): Promise<string | null>;
  pathOfFile?(file: File): string | null;
}

/** The desktop window: messages between processes, which do not break while the window lives. */
export const createElectronShell = (api: PreloadApi): Shell => ({
  kind: 'electron',
  send: <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
    api.send(name, input) as Promise<CommandResult<CommandOutput<Name>>>,
  link: (hello, events) => {
    const leave = api.connect({ type: 'hello', ...hello }, events.onMessage);
    events.onOpen();
    return leave;
  },
  ...(api.chooseFolder ? { chooseFolder: () => api.chooseFolder?.() ?? Promise.resolve(null) } : {}),
  ...(api.pathOfFile ? { pathOfFile: (file: File) => api.pathOfFile?.(file) ?? null } : {}),
});
