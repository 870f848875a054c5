import { z } from 'zod';

export interface Content {
  readonly type: 'text' | 'image';
  readonly text?: string;
  /** Base64. */
  readonly data?: string;
  readonly mimeType?: string;
}

/** What a tool answers: parts for a model, or the words of a failure. */
export interface Answer {
  readonly content: readonly Content[];
  readonly isError?: boolean;
}

/** One tool as a client sees it. An expected failure is thrown as CodedError. */
export interface McpTool {
  readonly name: string;
  readonly description: string;
  readonly effect: 'read' | 'write';
  /** JSON schema of an object. */
  readonly schema: Readonly<Record<string, unknown>>;
  run(given: Readonly<Record<string, unknown>>, call: ToolCall): Promise<Answer>;
}

export interface ToolCall {
  readonly signal: AbortSignal;
  /** Told to clients that want to hear how it goes. */
  progress(words: string): void;
}

/** What a client is told of the shape of parameters. */
export const schemaOf = (shape: z.ZodObject): McpTool['schema'] => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
};

export const words = (text: string): Answer => ({ content: [{ type: 'text', text }] });

export const json = (value: unknown): Answer => words(JSON.stringify(value));

export const failed = (text: string): Answer => ({ ...words(text), isError: true });

/** What is wrong with parameters, in one line. */
export const mistakes = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
    .join('; ');
