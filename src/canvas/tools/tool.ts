import type { CanvasParams, CanvasToolName } from '#contract/canvas/canvas-tools';

type Result = Readonly<Record<string, unknown>>;

/** What carries out one tool, on the document that it is given. */
export type Tool<Name extends CanvasToolName> = (figma: PluginAPI, params: CanvasParams<Name>) => Promise<Result>;

export type Tools = { readonly [Name in CanvasToolName]: Tool<Name> };

export type ToolsOf<Names extends CanvasToolName> = Pick<Tools, Names>;
