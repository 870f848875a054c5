import { writeSync } from 'node:fs';

/**
 * A named place where tests make the process die or a call fail. `F2C_FAILPOINT` holds `<name>=<action>[@<n>]`:
 * the name may be `*`, the action is `kill` or an errno name, `n` counts hits from 1. What is left to count is kept
 * in the variable itself, so the module has no state and a test can arm it at any time. Unset in every shell.
 */
export const failpoint = (name: string): void => {
  const armed = process.env['F2C_FAILPOINT'];
  if (armed !== undefined) hit(name, armed);
};

const hit = (name: string, armed: string): void => {
  const match = /^([\w.*-]+)=(\w+)(?:@(\d+))?$/.exec(armed);
  if (match === null || (match[1] !== '*' && match[1] !== name)) return;
  const [, pattern, action = '', count = '1'] = match;
  if (Number(count) > 1) {
    process.env['F2C_FAILPOINT'] = `${pattern}=${action}@${Number(count) - 1}`;
    return;
  }
  delete process.env['F2C_FAILPOINT'];
  fire(name, action);
};

const fire = (name: string, action: string): void => {
  if (action === 'kill') {
    writeSync(2, `killed at ${name}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  throw Object.assign(new Error(`${action}: failpoint ${name}`), { code: action, syscall: name });
};
