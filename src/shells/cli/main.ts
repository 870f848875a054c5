import { Command, CommanderError, Option } from 'commander';
import type { ModelChoice } from '#contract/state/app-state';
import { importDesign } from './commands/import.ts';
import { init } from './commands/init.ts';
import { status } from './commands/status.ts';
import { trust } from './commands/trust.ts';
import { EXIT } from './exit-codes.ts';
import { type Session, withSession } from './session.ts';

interface Common {
  readonly json?: boolean;
  readonly model?: string;
  readonly baseUrl?: string;
}

/** `provider/model`; with a base URL any name is taken as it is. */
const modelOf = ({ model, baseUrl }: Common): ModelChoice | undefined => {
  if (model === undefined) return undefined;
  if (baseUrl !== undefined) return { provider: 'openai-compatible', model, baseUrl };
  const slash = model.indexOf('/');
  return slash === -1
    ? { provider: model, model, baseUrl: null }
    : { provider: model.slice(0, slash), model: model.slice(slash + 1), baseUrl: null };
};

const withCommon = (command: Command): Command =>
  command
    .requiredOption('--workspace <dir>', 'folder of the project')
    .option('--json', 'JSON lines on stdout')
    .addOption(
      new Option('--model <provider/model>', 'model instead of the one in the settings; "offline" needs no key'),
    )
    .option('--base-url <url>', 'address of an OpenAI-compatible endpoint; its key is read from FIGMA2CODE_MODEL_KEY');

const inSession =
  <Options extends object>(work: (session: Session, options: Options) => Promise<number>) =>
  async (options: Options & Common): Promise<void> => {
    const model = modelOf(options);
    process.exitCode = await withSession({ json: options.json === true, ...(model ? { model } : {}) }, (session) =>
      work(session, options),
    );
  };

const addWorkspaceCommands = (program: Command): void => {
  withCommon(program.command('init').description('set a workspace up'))
    .option('--framework <name>', 'html, react, vue, svelte, flutter, swiftui, compose, avalonia, or any other name')
    .option('--vcs <kind>', 'git, p4v or none')
    .option('--trust', 'trust the files that are generated', false)
    .action(inSession(init));
  withCommon(program.command('trust').description('show the code of a workspace that would run, and trust it'))
    .option('--yes', 'do not ask', false)
    .action(inSession(trust));
  withCommon(program.command('import').description('make a snapshot of a design'))
    .option('--figma-url <url>', 'link of a file, a page or a frame')
    .option('--file <file>', 'saved answer of the Figma REST API, also .gz')
    .option('--variables <file>', 'saved answer of variables/local')
    .option('--images <dir>', 'pictures named by node id')
    .option('--fills <file>', 'imageRef to file')
    .option('--alias <name>', 'name of the snapshot')
    .option('--description <text>', 'note for the agent')
    .option('--dedup <method>', 'file_hash, phash or cnn')
    .action(inSession(importDesign));
  withCommon(program.command('status').description('config, snapshots, last run, changed files')).action(
    inSession(status),
  );
};

const addWindowCommands = (program: Command): void => {
  program
    .command('serve')
    .description('the window in a browser')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', '0')
    .option('--no-open', 'print the address instead of opening it')
    .action(async (options: { port: string; open: boolean }) => {
      const { serve } = await import('./commands/serve.ts');
      process.exitCode = await serve(options);
    });
  program
    .command('app')
    .description('the desktop window where Electron is there, else the browser')
    .action(async () => {
      const { app } = await import('./commands/app.ts');
      process.exitCode = await app();
    });
};

const createProgram = (): Command => {
  const program = new Command('figma2code')
    .description('Turns Figma designs into code of any stack, in place, in your own project')
    .showHelpAfterError()
    .exitOverride();
  addWorkspaceCommands(program);
  addWindowCommands(program);
  return program;
};

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
}
