import { Command, CommanderError, Option } from 'commander';
import { CodedError } from '#contract/errors';
import { createI18n, nearestLocale, translator } from '#contract/i18n';
import type { FigmaPluginOptions } from './commands/figma-plugin.ts';
import type { McpOptions } from './commands/mcp.ts';
import { modelOf } from './commands/model-option.ts';
import { EXIT } from './exit-codes.ts';
import type { Interruption } from './interruption.ts';
import { createOutput } from './output.ts';
import { report } from './report.ts';
import type { Session } from './session.ts';

interface Common {
  readonly workspace: string;
  readonly json?: boolean;
  readonly model?: string;
  readonly baseUrl?: string;
}

/** What a command needs of the command line itself. */
interface Line {
  readonly interruption: Interruption;
  /** The exit code of the command that ran. */
  code: number;
}

type Work<Options> = (session: Session, options: Options) => Promise<number>;

const withCommon = (command: Command): Command =>
  command
    .requiredOption('--workspace <dir>', 'folder of the project')
    .option('--json', 'JSON lines on stdout')
    .addOption(
      new Option('--model <provider/model>', 'model instead of the one in the settings; "offline" needs no key'),
    )
    .option('--base-url <url>', 'address of an OpenAI-compatible endpoint; its key is read from FIGMA2CODE_MODEL_KEY');

// What a command needs is loaded when it is chosen: help and errors come at once.
const inSession =
  <Options extends Common>(line: Line, load: () => Promise<Work<Options>>) =>
  async (options: Options): Promise<void> => {
    const model = modelOf(options);
    const [work, { withSession }] = await Promise.all([load(), import('./session.ts')]);
    const { interruption } = line;
    line.code = await withSession(
      { json: options.json === true, interruption, ...(model ? { model } : {}) },
      (session) => work(session, options),
    );
  };

const withWanted = (command: Command): Command =>
  withCommon(command)
    .option('--snapshot <name>', 'snapshot to make code of; the latest when absent')
    .option('--scope <text>', 'what to make, in words; all screens when absent')
    .option('--screen <id...>', 'ids of screens; all when absent');

const addCodeGenCommands = (program: Command, line: Line): void => {
  withWanted(program.command('plan').description('list what code generation would change, and keep the list')).action(
    inSession(line, async () => (await import('./commands/plan.ts')).plan),
  );
  withWanted(program.command('generate').description('write code into the project once its list is approved'))
    .option('--approve <digest>', 'write the kept list of this digest, as it was shown')
    .action(inSession(line, async () => (await import('./commands/generate.ts')).generate));
  withCommon(program.command('undo').description('put back what a run of code generation wrote'))
    .option('--run <run>', 'name of the run; the newest that wrote when absent')
    .action(inSession(line, async () => (await import('./commands/undo.ts')).undo));
  withCommon(program.command('score').description('measure generated code against the design'))
    .option('--snapshot <name>', 'snapshot that the code was made of; the latest when absent')
    .action(inSession(line, async () => (await import('./commands/score.ts')).score));
};

const addWorkspaceCommands = (program: Command, line: Line): void => {
  withCommon(program.command('init').description('set a workspace up'))
    .option('--framework <name>', 'html, react, vue, svelte, flutter, swiftui, compose, avalonia, or any other name')
    .option('--vcs <kind>', 'git, p4v or none')
    .option('--trust', 'trust the files that are generated', false)
    .action(inSession(line, async () => (await import('./commands/init.ts')).init));
  withCommon(program.command('trust').description('show the code of a workspace that would run, and trust it'))
    .option('--yes', 'do not ask', false)
    .action(inSession(line, async () => (await import('./commands/trust.ts')).trust));
  withCommon(program.command('import').description('make a snapshot of a design'))
    .option('--figma-url <url>', 'link of a file, a page or a frame')
    .option('--from-figma <part>', 'of the document that is open in Figma: selection, page or file')
    .option('--client <id|index>', 'with --from-figma: which document, as `figma status` lists them')
    .option('--file <file>', 'saved answer of the Figma REST API, also .gz')
    .option('--variables <file>', 'saved answer of variables/local')
    .option('--images <dir>', 'pictures named by node id')
    .option('--fills <file>', 'imageRef to file')
    .option('--alias <name>', 'name of the snapshot')
    .option('--description <text>', 'note for the agent')
    .option('--dedup <method>', 'file_hash, phash or cnn')
    .option('--ignore-limit', 'ask Figma although it refused and the limit is not over', false)
    .option('--screen <id...>', 'ids of pages, or of layers that stand on pages; all when absent')
    .option('--no-draw', 'leave out pictures of layers that came without one')
    .option('--again', 'import also when nothing has changed', false)
    .action(inSession(line, async () => (await import('./commands/import.ts')).importDesign));
  addCodeGenCommands(program, line);
  withCommon(program.command('status').description('config, snapshots, last run, changed files')).action(
    inSession(line, async () => (await import('./commands/status.ts')).status),
  );
};

const addWindowCommands = (program: Command, line: Line): void => {
  program
    .command('serve')
    .description('the window in a browser')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', '0')
    .option('--no-open', 'print the address instead of opening it')
    .action(async (options: { port: string; open: boolean }) => {
      const { serve } = await import('./commands/serve.ts');
      line.code = await serve(options, line.interruption);
    });
  program
    .command('app')
    .description('the desktop window where Electron is there, else the browser')
    .action(async () => {
      const { app } = await import('./commands/app.ts');
      line.code = await app(line.interruption);
    });
};

const addFigmaCommands = (program: Command, line: Line): void => {
  program
    .command('mcp')
    .description('an MCP server: tools for the document that is open in Figma, and for imported designs')
    .option('--workspace <dir>', 'folder of the project whose snapshots can be read')
    .option('--http', 'streamable HTTP on 127.0.0.1 instead of standard input and output')
    .option('--port <number>', 'with --http: port on 127.0.0.1; 0 takes a free one (7018)')
    .option('--bridge-port <number>', 'port of the bridge (7017)')
    .action(async (options: McpOptions) => {
      const { mcp } = await import('./commands/mcp.ts');
      line.code = await mcp(options, line.interruption);
    });
  program
    .command('figma-plugin')
    .description('write the Figma plugin, and say how to open it in Figma')
    .option('--out <dir>', 'folder to write; beside the settings when absent')
    .option('--port <number>', 'port of the bridge (7017)')
    .option('--json', 'JSON lines on stdout')
    .action(async (options: FigmaPluginOptions) => {
      const { figmaPlugin } = await import('./commands/figma-plugin.ts');
      line.code = await figmaPlugin(options);
    });
};

/** The command line as a whole: its commands and what they take. */
export const createProgram = (line: Line): Command => {
  const program = new Command('figma2code')
    .description('Turns Figma designs into code of any stack, in place, in your own project')
    .showHelpAfterError()
    .exitOverride();
  addWorkspaceCommands(program, line);
  addWindowCommands(program, line);
  addFigmaCommands(program, line);
  return program;
};

/** The words of the parser without its label; it has said them to stderr already. */
const problemOf = (error: CommanderError): string =>
  error.code === 'commander.help' ? 'Give a command.' : error.message.replace(/^error: /, '');

/**
 * Runs what was typed and returns the exit code. Never throws. With `--json` the last line of stdout is the result, also
 * when the options were wrong.
 */
export const runCommandLine = async (args: readonly string[], interruption: Interruption): Promise<number> => {
  const json = args.includes('--json');
  const translate = translator(createI18n(nearestLocale(process.env['LANG'])));
  const line: Line = { interruption, code: EXIT.done };
  try {
    await createProgram(line).parseAsync(args, { from: 'user' });
    return line.code;
  } catch (error) {
    const output = createOutput(json, translate);
    if (!(error instanceof CommanderError)) return report(error, output, translate);
    if (error.exitCode === 0) return EXIT.done;
    if (json) report(new CodedError('usage', { problem: problemOf(error) }), output, translate);
    return EXIT.usage;
  }
};
