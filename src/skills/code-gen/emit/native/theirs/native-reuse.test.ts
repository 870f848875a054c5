import { describe, expect, it } from 'vitest';
import type { InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import { draftOf, textsOf } from '#testing/drafted';
import { createGrammar } from '#testing/grammars/grammar-errors';
import { emptyProject } from '../../../draft/project-defaults.ts';
import { dartFacts } from '../../../draft/read-native/dart-facts.ts';
import { kotlinFacts } from '../../../draft/read-native/kotlin-facts.ts';

const grammars = { flutter: await createGrammar('dart'), compose: await createGrammar('kotlin') };

const DART = `
abstract final class AppColors { static const Color ink = Color(0xFF010203); }
abstract final class Spacing { static const double spaceMd = 16; static const double wide = 16; }
enum ButtonKind { primary, quiet }
class AppButton extends StatelessWidget {
  const AppButton({super.key, required this.label, required this.kind, required this.onPressed});
  final String label;
  final ButtonKind kind;
  final VoidCallback onPressed;
}`;

const KOTLIN = `package com.shop.ui
object AppColors { val Ink = Color(0xFF010203) }
object Spacing { val SpaceMd = 16.dp }
enum class ButtonKind { Primary, Quiet }
@Composable
fun AppButton(label: String, kind: ButtonKind, onClick: () -> Unit, modifier: Modifier = Modifier) {}`;

const VARIABLES = [
  { name: 'space/md', type: 'FLOAT', mode: 'A', value: 16, id: '1', collection: 'Size' },
  { name: 'space/lg', type: 'FLOAT', mode: 'A', value: 24, id: '2', collection: 'Size' },
] as const;

const BOX = { x: 0, y: 0, width: 200, height: 40 };
const PAINT = { fills: [{ kind: 'solid', color: 'Color(0xff010203)' }] } as const;
const layer = (id: string, name: string, more: Partial<SemanticNode> = {}): SemanticNode => ({
  ...{ id, name, type: 'div', figmaType: 'FRAME', box: BOX },
  ...more,
});

const words = (id: string, characters: string): SemanticNode =>
  layer(id, 'Caption', {
    figmaType: 'TEXT',
    text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
    propertyRefs: { characters: 'Caption#1:1' },
    ...PAINT,
  });

const button = (id: string, kind: string, caption: string): SemanticNode => {
  const instance: InstanceInfo = {
    ...{ componentId: '5:1', componentName: 'x', componentSet: 'Button' },
    properties: { Kind: { type: 'VARIANT', value: kind } },
  };
  const fills = [{ kind: 'solid', color: kind === 'Primary' ? 'Color(0xff00ff00)' : 'Color(0xffff0000)' }] as const;
  const layout = { direction: 'row' } as const;
  return layer(id, 'Button', { figmaType: 'INSTANCE', instance, fills, layout, children: [words(`${id}1`, caption)] });
};

const gap = (name: string, value: number) => ({ value, token: `Size/${name}` });

const screenOf = async (stack: keyof typeof grammars, source: string) => {
  const read = stack === 'flutter' ? dartFacts : kotlinFacts;
  const path = stack === 'flutter' ? 'lib/ui/kit.dart' : 'app/src/main/java/com/shop/ui/Kit.kt';
  const children = [button('1:1', 'Primary', 'Save'), button('1:2', 'Quiet', 'Leave'), words('1:3', 'Hello')];
  const layout = { direction: 'column', gap: gap('space/md', 16), padding: [gap('space/lg', 24), 0, 0, 0] } as const;
  const root = layer('1:9', 'Home', { layout, box: { ...BOX, height: 800 }, children });
  const draft = await draftOf(stack, [{ screen: { ...root, page: 'Page', width: 200, height: 800 }, root }], {
    project: { ...emptyProject(stack), ...read(path, source) },
    variables: VARIABLES,
  });
  const texts = [...textsOf(draft)];
  expect(texts.flatMap(([, text]) => grammars[stack](text))).toEqual([]);
  const of = (end: string): string => texts.find(([file]) => file.endsWith(end))?.[1] ?? '';
  return { of, paths: texts.map(([file]) => file) };
};

describe('what the project has is used instead of something new', () => {
  it('in Flutter: widgets with the words of their own types, colours by value, lengths by name', async () => {
    const { of, paths } = await screenOf('flutter', DART);
    const screen = of('home_screen.dart');
    expect(paths.filter((path) => path.includes('button'))).toEqual([]);
    expect(screen).toContain("import '../ui/kit.dart';");
    expect(screen).toMatch(/AppButton\(\s*kind: ButtonKind\.quiet,\s*label: 'Leave',\s*onPressed: \(\) \{\},?\s*\)/);
    expect(screen).toContain('color: AppColors.ink');
    expect(screen).toContain('spacing: Spacing.spaceMd');
    expect(of('design_tokens.dart')).toContain('spaceLg = 24');
    expect(of('design_tokens.dart')).not.toContain('spaceMd');
  });

  it('in Compose: composables, by the package that they are of', async () => {
    const { of, paths } = await screenOf('compose', KOTLIN);
    const screen = of('HomeScreen.kt');
    expect(paths.filter((path) => path.includes('Button'))).toEqual([]);
    for (const name of ['AppButton', 'ButtonKind', 'AppColors', 'Spacing'])
      expect(screen).toContain(`import com.shop.ui.${name}\n`);
    expect(screen).toMatch(/AppButton\(\s*kind = ButtonKind\.Quiet,\s*label = "Leave",\s*onClick = \{\}/);
    expect(screen).toContain('color = AppColors.Ink');
    expect(screen).toContain('Arrangement.spacedBy(Spacing.SpaceMd)');
  });

  it('but not when it takes something else, or two names stand for one colour', async () => {
    const other = DART.replace('required this.kind', 'required this.size').replace('ButtonKind kind', 'int size');
    const twice = other.replace('}', ' static const Color shade = Color(0xFF010203); }');
    const { of } = await screenOf('flutter', twice);
    expect(of('home_screen.dart')).not.toContain('AppButton(');
    expect(of('home_screen.dart')).toContain('Color(0xff010203)');
  });
});
