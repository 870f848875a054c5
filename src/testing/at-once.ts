import { spawn } from 'node:child_process';
import { ended } from './run-child.ts';

/** `at-once.ts SCRIPT…`: runs scripts of package.json side by side. What each says comes in one piece, when it has ended. */
const main = async (scripts: readonly string[]): Promise<void> => {
  const runs = scripts.map(async (script) => {
    const { code, out, err } = await ended(spawn('npm', ['run', '-s', script], { stdio: ['ignore', 'pipe', 'pipe'] }));
    const said = [out, err].filter((text) => text !== '').join('\n');
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${script}\n${said === '' ? '' : `${said}\n`}`);
    return code === 0;
  });
  if ((await Promise.all(runs)).includes(false)) process.exitCode = 1;
};

await main(process.argv.slice(2));
