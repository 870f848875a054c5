import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

// What one thread needs to read, parse, walk, write as text and store a file whole; and, asked for, to hand it to another thread.

interface Node {
  readonly children?: readonly Node[];
}

const walk = (root: Node): number => {
  let count = 0;
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    count += 1;
    for (const child of node.children ?? []) stack.push(child);
  }
  return count;
};

const store = (path: string, text: string): void => {
  const file = openSync(path, 'w');
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  fsyncSync(file);
  closeSync(file);
};

const handOver = (value: unknown): Promise<void> =>
  new Promise((done, failed) => {
    const source = `const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => process.exit(0));`;
    const worker = new Worker(source, { eval: true });
    worker.once('error', failed);
    worker.once('exit', () => done());
    worker.postMessage(value);
  });

const [file = '', out = '', clone = ''] = process.argv.slice(2);
const idleMb = process.memoryUsage().rss / 2 ** 20;
const start = performance.now();
const parsed = JSON.parse(readFileSync(file, 'utf8')) as { document: Node };
const nodes = walk(parsed.document);
if (clone === 'clone') await handOver(parsed);
store(out, JSON.stringify(parsed));
const seconds = (performance.now() - start) / 1_000;
const { user, system } = process.cpuUsage();
const peakMb = process.resourceUsage().maxRSS / 1_024;
process.stdout.write(`${JSON.stringify({ seconds, cpu: (user + system) / 1e6, nodes, idleMb, peakMb })}\n`);
