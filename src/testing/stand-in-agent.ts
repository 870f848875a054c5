import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * An agent that is a few lines of script: `body` runs with `put(record)`, `onRecord(handler)` and `settle()`.
 * It stands for the far end of a pipe that may do anything.
 */
export const standInAgent = async (dir: string, body: string): Promise<string> => {
  const path = join(dir, 'stand-in.mjs');
  const prelude = `
import { spawn } from 'node:child_process';
const put = (record) => process.stdout.write(JSON.stringify(record) + '\\n');
const event = (name, code = 0, message = '') => put({ type: 'tool_execution_end', toolCallId: name, toolName: 'notifyF2CEvent', isError: false, result: { content: [], details: code === 0 ? { code, message, payload: { event: name } } : { code, message, payload: {} } } });
const settle = () => put({ type: 'agent_settled' });
const handlers = [];
const onRecord = (handler) => handlers.push(handler);
let rest = '';
process.stdin.on('data', (chunk) => {
  rest += chunk;
  for (let at = rest.indexOf('\\n'); at !== -1; at = rest.indexOf('\\n')) {
    const record = JSON.parse(rest.slice(0, at));
    rest = rest.slice(at + 1);
    for (const handler of handlers) handler(record);
  }
});
`;
  await writeFile(path, prelude + body);
  return path;
};
