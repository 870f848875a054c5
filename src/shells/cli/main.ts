import { swallowClosedOutput } from './closed-output.ts';
import { listenForSignals } from './interruption.ts';

// First of all, so that a signal while the rest is loaded ends with its number too.
const interruption = listenForSignals();
swallowClosedOutput();

const { runCommandLine } = await import('./program.ts');
process.exitCode = await runCommandLine(process.argv.slice(2), interruption);
