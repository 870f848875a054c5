import { join } from 'node:path';
import { SCHEMA_VERSION } from '#contract/config';
import { okEnvelope } from '#contract/envelope';
import type { WorkspaceStatus } from '#contract/snapshot';
import { defineTool, type ToolContext } from '#contract/tool';
import { readConfig } from '#workspace/config/read-config';
import { bundleExtensions } from '#workspace/extensions/bundle';
import { failpoint } from '#workspace/files/failpoint';
import { ignoreCredentials } from '../credentials/ignore-credentials.ts';
import { type P4Values, p4ConfigText } from '../credentials/p4-values.ts';
import { type FreshRun, type InitSession, outOfOrder } from '../run/init-session.ts';
import type { InitStaging } from '../run/staging.ts';
import { stopIfAborted } from '../run/stop-if-aborted.ts';
import { templateOf } from '../templates/templates.ts';
import { workspaceInput } from './workspace-input.ts';

const OWNER_ONLY = 0o600;

/** Ignored where it is staged, where it will be, and under the name that it has while it is written. */
const IGNORED = '/.p4config\n/.f2c-*.tmp\n';

const writeCredentials = async (run: FreshRun, values: P4Values, context: ToolContext, staging: InitStaging) => {
  await ignoreCredentials(run.workspace, (reason) => context.text(`init.gitignore.${reason}`));
  failpoint('init.ignored');
  await staging.write('.gitignore', IGNORED);
  await staging.write('.p4config', p4ConfigText(values), OWNER_ONLY);
};

const statusOf = (): WorkspaceStatus => ({
  schemaVersion: SCHEMA_VERSION,
  initialised: true,
  snapshots: [],
  latest: null,
  lastRun: { skill: 'init', ok: true, at: new Date().toISOString(), snapshot: null },
});

/** Reads back what was staged, as every later run will; it also proves that both extensions are programs. */
const validate = async (staging: InitStaging): Promise<void> => {
  await readConfig(join(staging.dir, 'config.json'));
  await bundleExtensions(staging.dir);
};

const publish = async (run: FreshRun, context: ToolContext): Promise<void> => {
  if (run.staged === undefined || run.hasSyntax === undefined || run.vcs === undefined) {
    throw outOfOrder('publishF2CWorkspace', 'renderF2CAstSyntax');
  }
  const { staging } = run.staged;
  await validate(staging);
  if (run.vcs.p4 !== null) await writeCredentials(run, run.vcs.p4, context, staging);
  await staging.write('status.json', `${JSON.stringify(statusOf(), null, 2)}\n`);
  stopIfAborted(context.signal);
  await staging.publish();
};

/** Shows the workspace: everything at once, or nothing. */
export const publishWorkspaceTool = (session: InitSession) =>
  defineTool({
    name: 'publishF2CWorkspace',
    effect: 'write',
    description:
      'Last step of generic-design-init. Validates what is staged and publishes .hx/figma2code in one step. Ends the run.',
    input: workspaceInput,
    run: async ({ workspace }, context) => {
      const run = await session.current('publishF2CWorkspace', workspace);
      stopIfAborted(context.signal);
      if (run.kind === 'fresh') await publish(run, context);
      await session.end();
      const changed = run.kind === 'fresh';
      const { framework, language } = run.kind === 'fresh' ? run : run.config;
      const params = { framework: templateOf(framework).title, language };
      const message = context.text(changed ? 'init.published' : 'init.unchanged', params);
      return okEnvelope(message, { event: 'design-init-done', data: { framework, language, changed } });
    },
  });
