import type { CodeGenDeps } from '#codegen/run/engines';
import type { LoadAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { tellHook } from './adapter-runner/hook/tell-hook.ts';

/** The engines of code generation, put together. */
export const codeGenDeps = (loadAdapter: LoadAdapter): CodeGenDeps => ({
  loadAdapter,
  draft: ({ config }) => Promise.reject(new CodedError('draft-unsupported', { framework: config.framework })),
  runHook: tellHook(),
});
