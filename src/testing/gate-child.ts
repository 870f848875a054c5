import { testBackend } from './test-backend.ts';

/** A backend of its own that plans and waits at the gate: says `waiting <run> <round> <digest>` once it does, and never ends by itself. */
const waitAtGate = async (dir: string, workspace: string): Promise<void> => {
  const backend = await testBackend(dir);
  await backend.ask('secret.set', { name: 'model', value: 'sk-a-key-for-the-test' });
  await backend.ask('workspace.open', { path: workspace });
  await backend.ask('codegen.submit', {});
  const { gate } = await backend.until((state) => state.gate !== null);
  process.stdout.write(`waiting ${gate?.run} ${gate?.round} ${gate?.digest}\n`);
};

if (import.meta.main) {
  const [dir = '', workspace = ''] = process.argv.slice(2);
  await waitAtGate(dir, workspace);
}
