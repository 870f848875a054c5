import type { CommandResult, Transport } from '#contract/commands';
import type { ShellMessage } from '#contract/wire/page';
import type { PageSession } from './page-session.ts';

export interface LinkEvents {
  onOpen(): void;
  onMessage(message: ShellMessage): void;
  /** The link is gone; nothing more comes. */
  onClosed(): void;
}

/** The shell around this page, whichever it is. */
export interface Shell extends Transport {
  readonly kind: 'electron' | 'browser';
  /** Opens the stream of facts from a position. Returns how to leave it, after which no event comes. */
  link(hello: PageSession, events: LinkEvents): () => void;
  /** The system's dialog; absent where the page has to offer its own. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** The path of a dropped folder; absent where a page cannot know it. */
  readonly pathOfFile?: (file: File) => string | null;
}

/** The answer to a command that could not be sent. */
export type LostResult = () => CommandResult<never>;
