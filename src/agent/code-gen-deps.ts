import type { CodeGenDeps } from '#codegen/run/engines';
import type { LoadAdapter } from '#contract/adapter';
import { tellHook } from './adapter-runner/hook/tell-hook.ts';

/** The engines of code generation, put together. */
export const codeGenDeps = (loadAdapter: LoadAdapter): CodeGenDeps => ({
  loadAdapter,
  runHook: tellHook(),
});
