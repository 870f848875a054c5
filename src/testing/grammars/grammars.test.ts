import { describe, expect, it } from 'vitest';
import { createGrammar, type Grammar } from './grammar-errors.ts';
import { cssErrors, htmlErrors, svelteErrors, vueErrors, xmlErrors } from './markup-errors.ts';

const SOURCES: readonly (readonly [Grammar, string, string])[] = [
  [
    'dart',
    "class A extends StatelessWidget {\n  const A({super.key});\n  @override\n  Widget build(BuildContext context) => const Text('x');\n}\n",
    'class A {\n  final = ;\n}\n',
  ],
  [
    'swift',
    'struct A: View {\n  var body: some View { VStack(spacing: 8) { Text("x").font(.system(size: 12)) } }\n}\n',
    'struct A {\n  var = \n}\n',
  ],
  [
    'kotlin',
    '@Composable\nfun A(modifier: Modifier = Modifier) {\n  Column(modifier.padding(8.dp)) { Text(text = "x") }\n}\n',
    'fun A( {\n',
  ],
  [
    'csharp',
    'namespace A;\npublic partial class B : UserControl { public B() { InitializeComponent(); } }\n',
    'class {\n',
  ],
];

describe('grammars', () => {
  it.each(SOURCES)(
    'of %s find nothing in what is right and something in what is not',
    async (grammar, right, wrong) => {
      const errors = await createGrammar(grammar);
      expect(errors(right)).toEqual([]);
      expect(errors(wrong)).not.toEqual([]);
    },
  );

  it.each([
    [
      'html',
      htmlErrors,
      '<!doctype html><html><head><title>a</title></head><body><p>a</p></body></html>',
      '<!doctype html><p class="a" class="b">',
    ],
    ['css', cssErrors, 'a { color: red }', 'a { color'],
    ['xml', xmlErrors, '<a><b c="d"/></a>', '<a><b></a>'],
    [
      'vue',
      vueErrors,
      '<script setup lang="ts">const a = 1;</script><template><p>{{ a }}</p></template><style scoped>p { color: red }</style>',
      '<template><p></template>',
    ],
    [
      'svelte',
      svelteErrors,
      '<script lang="ts">let a: number = 1;</script><p>{a}</p><style>p { color: red }</style>',
      '<p>{a</p>',
    ],
  ] as const)('of %s too', (_name, errors, right, wrong) => {
    expect(errors(right)).toEqual([]);
    expect(errors(wrong)).not.toEqual([]);
  });
});
