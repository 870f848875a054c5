import type { CodeGenDeps } from '#codegen/run/engines';
import { failureText } from '#contract/i18n';
import type { ToolContext } from '#contract/tool';
import { createHookLog } from './hook-log.ts';
import { runPostCodeGen } from './run-post-code-gen.ts';

/** More than somebody reads of a log; a build may print a megabyte a second. */
const OUTPUT_BYTES = 64 * 1024;

// This process has less than the user's own; the desktop knows what is no secret of it.
const environmentOf = (context: ToolContext): Promise<Readonly<Record<string, string>>> =>
  context.requestHost('hook.environment', {}).catch(() => ({}));

/** `postCodeGenFinished` of a trusted workspace, with what it prints in the log of the desktop. Never rejects. */
export const tellHook =
  (runMs?: number): CodeGenDeps['runHook'] =>
  async ({ workspace, isSuccess, message, context }) => {
    const log = createHookLog((text) => context.requestHost('hook.output', { text }));
    const outcome = await runPostCodeGen({
      workspace,
      isSuccess,
      message,
      isTrusted: (real, digest) => context.requestHost('trust.check', { workspace: real, digest }),
      onOutput: log.push,
      signal: context.signal,
      environment: await environmentOf(context),
      limits: { outputBytes: OUTPUT_BYTES, ...(runMs === undefined ? {} : { runMs }) },
    });
    if (outcome.isOutputCut) log.push('\n…');
    await log.end();
    if (outcome.kind === 'done') return { ok: true, message: 'done' };
    const { code, params } = outcome.failure;
    // The sentence of `cancelled` speaks of a workspace in which nothing was written.
    if (code === 'cancelled') return { ok: false, message: context.text('codegen.hook-stopped') };
    return { ok: false, message: failureText(context.text, code, params).message };
  };
