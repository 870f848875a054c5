import { serveSandbox } from './serve.ts';

figma.showUI(__html__, { width: 360, height: 480, themeColors: true, title: 'figma2code' });

// Not `eval` by its name: the snippet sees the global scope and nothing of the plugin.
// biome-ignore lint/security/noGlobalEval: to run snippets is what the bridge is for, once both sides have proved the token
const runGlobally = eval;
serveSandbox(figma, (code) => runGlobally(code));
