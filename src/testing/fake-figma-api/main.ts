import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { corpusDir } from '../corpus.ts';
import { startFakeFigmaApi } from './fake-figma-api.ts';
import type { FakeDesign, FakeFigmaOptions, FakePlan } from './types.ts';

const HELP = `Serves Figma's REST API from files, for tests.
  --port N        default 0: any free port
  --designs FILE  JSON: { "<key>": { "body": PATH, "variables"?: PATH, "fills"?: {}, "renders"?: {} } }
  --no-corpus     without the designs of the corpus
  --token TOKEN   the only token that is accepted
  --plan PLAN     starter, pro, org or enterprise (default)
  --seat SEAT     full (default) or view
  --limited       enforces Figma's rate limits
Prints one line of JSON, { "url": … }, then one per call.
`;

const PLANS: readonly FakePlan[] = ['starter', 'pro', 'org', 'enterprise'];

const readOptions = (): { options: FakeFigmaOptions; help: boolean } => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      designs: { type: 'string' },
      'no-corpus': { type: 'boolean', default: false },
      token: { type: 'string' },
      plan: { type: 'string', default: 'enterprise' },
      seat: { type: 'string', default: 'full' },
      limited: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const designs =
    values.designs !== undefined && existsSync(values.designs)
      ? (JSON.parse(readFileSync(values.designs, 'utf8')) as Record<string, FakeDesign>)
      : {};
  const options: FakeFigmaOptions = {
    port: Number(values.port),
    designs,
    corpus: values['no-corpus'] ? null : corpusDir(),
    plan: PLANS.find((plan) => plan === values.plan) ?? 'enterprise',
    seat: values.seat === 'view' ? 'view' : 'full',
    limited: values.limited,
    ...(values.token === undefined ? {} : { token: values.token }),
  };
  return { options, help: values.help };
};

const { options, help } = readOptions();
if (help) process.stdout.write(HELP);
else {
  const api = await startFakeFigmaApi(options);
  process.stdout.write(`${JSON.stringify({ url: api.baseUrl })}\n`);
  let printed = 0;
  const print = (): void => {
    for (let call = api.calls[printed]; call !== undefined && call.endedAt !== null; call = api.calls[printed]) {
      const { pattern, key, ids, status } = call;
      process.stdout.write(`${JSON.stringify({ call: pattern, key, ids: ids.length, status })}\n`);
      printed += 1;
    }
  };
  const timer = setInterval(print, 100);
  const stop = (): void => {
    clearInterval(timer);
    print();
    void api.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
