import type { CanvasAnswer, CanvasCall } from './canvas-tools.ts';

/** A plugin that is open in some Figma document. */
export interface CanvasClient {
  readonly clientId: string;
  /** "file / page" */
  readonly label: string;
}

/** What the bridge is for the window. */
export type BridgeState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'on';
      readonly port: number;
      readonly clients: readonly CanvasClient[];
      /** The file that Figma's "Import plugin from manifest" takes. */
      readonly manifest: string;
    }
  | { readonly kind: 'failed'; readonly message: string };

export interface CanvasPrompt {
  readonly clientId: string;
  readonly id: string | number;
  readonly prompt: string;
}

export interface CanvasListener {
  /** Who is connected has changed. */
  clients(clients: readonly CanvasClient[]): void;
  /** Somebody wrote something into the plugin. */
  prompt(prompt: CanvasPrompt): void;
  /** The rest of the answer to that is not wanted any more. */
  cancel?(prompt: Pick<CanvasPrompt, 'clientId' | 'id'>): void;
  /** The daemon is gone. */
  lost(): void;
}

/** What a snippet gave back, or a sentence. */
export type CanvasEvaluated =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: string };

/** The page that is shown in an open document, as it was when it was read. */
export interface PageCopy {
  readonly pageId: string;
  /** Body of a file of the REST API, with this page alone. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Body of `variables/local`; null where they could not be read. */
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly selection: readonly string[];
}

/** An open way to the daemon of this user. */
export interface CanvasConnection {
  readonly port: number;
  readonly manifest: string;
  /** Tried once more under the same id when it failed or was cut off. Never rejects. */
  call(clientId: string, call: CanvasCall): Promise<CanvasAnswer>;
  /** Never rejects. */
  evaluate(clientId: string, js: string): Promise<CanvasEvaluated>;
  /** @throws CodedError `canvas-refused`, `sandbox-too-large`, or one of the bridge */
  readPage(clientId: string): Promise<PageCopy>;
  /** A part of the answer to a prompt. */
  respond(
    clientId: string,
    answer: { readonly id: string | number; readonly content: string; readonly done: boolean },
  ): void;
  close(): Promise<void>;
}

/** What a shell gives to the engine behind it: how to reach open Figma documents. */
export interface CanvasPort {
  /** Starts the daemon where none runs. @throws CodedError of the bridge */
  connect(listener: CanvasListener): Promise<CanvasConnection>;
}
