import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openCommandLineLink } from '#bridge/client/command-line-link';
import { createParserRunner, PARSER_STEPS } from '#testing/parser-run';

// The whole skill, its snippets sent over the bridge to the one plugin that is connected.

interface Job {
  readonly workspace: string;
  readonly port: number;
  readonly token: string;
}

// As the agent's process does.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/figma2code', import.meta.url)));

const { workspace, port, token } = JSON.parse(process.argv[2] ?? '{}') as Job;
const link = await openCommandLineLink({ port, token, tokenFile: '', withinMs: 10_000 });
const { clients } = await link.status();
const counts = { answers: 0, progress: 0, mostCharacters: 0 };
const evaluate = async ({ js }: { readonly js: string }) => {
  const { ok, result, error } = await link.evaluate(clients[0]?.clientId ?? '', js);
  counts.answers += 1;
  const texts = (result as { readonly texts?: readonly string[] } | null)?.texts ?? [];
  counts.mostCharacters = Math.max(
    counts.mostCharacters,
    texts.reduce((sum, text) => sum + text.length, 0),
  );
  return ok ? { ok: true, result } : { ok: false, error: JSON.stringify(error) };
};
const { skill, step } = createParserRunner(workspace, {
  context: (_name, context) => ({
    ...context,
    progress: () => {
      counts.progress += 1;
    },
    requestHost: ((name: string, request: never) =>
      name === 'canvas.eval'
        ? evaluate(request)
        : context.requestHost(name as never, request)) as typeof context.requestHost,
  }),
});
const before = process.cpuUsage();
const start = performance.now();
let layers = 0;
for (const name of PARSER_STEPS) {
  const { payload } = await step(name, { plugin: 'file', again: false });
  const found = (payload.data?.['counts'] as { readonly layers?: number } | undefined)?.layers;
  layers = found ?? layers;
}
const seconds = (performance.now() - start) / 1_000;
const { user, system } = process.cpuUsage(before);
const peakMb = process.resourceUsage().maxRSS / 1_024;
await skill.dispose();
link.close();
process.stdout.write(`${JSON.stringify({ seconds, cpu: (user + system) / 1e6, peakMb, layers, ...counts })}\n`);
