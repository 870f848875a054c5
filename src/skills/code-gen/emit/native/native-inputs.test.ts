import { describe, expect, it } from 'vitest';
import type { InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import { draftOf, textsOf } from '#testing/drafted';
import { createGrammar } from '#testing/grammars/grammar-errors';

const grammars = { flutter: await createGrammar('dart'), compose: await createGrammar('kotlin') };

const layers = () => {
  let last = 0;
  return (name: string, more: Partial<SemanticNode> = {}): SemanticNode => {
    last += 1;
    const box = { x: 0, y: 0, width: 200, height: 40 };
    return { id: `1:${last}`, name, type: 'div', figmaType: 'FRAME', box, ...more };
  };
};
type Layer = ReturnType<typeof layers>;

const PAINT = { fills: [{ kind: 'solid', color: 'Color(0xff010101)' }] } as const;
const WIDE = { size: { width: 'stretch', height: 'fit-content' } } as const;
const HUG = { size: { width: 'fit-content', height: 'fit-content' } } as const;
const SMALL = { x: 0, y: 0, width: 20, height: 20 };

const words = (layer: Layer, characters: string): SemanticNode =>
  layer('Label', {
    figmaType: 'TEXT',
    text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
    ...{ ...HUG, ...PAINT },
  });

const field = (layer: Layer, name: string, asks: string, more: Partial<SemanticNode> = {}): SemanticNode =>
  layer(name, { layout: { direction: 'row', gap: 8 }, ...WIDE, ...PAINT, children: [words(layer, asks)], ...more });

const instanceOf = (componentSet: string, properties: InstanceInfo['properties'] = {}): Partial<SemanticNode> => ({
  figmaType: 'INSTANCE',
  instance: { componentId: '5:1', componentName: 'x', componentSet, properties },
});

const box = (layer: Layer, isOn: boolean): SemanticNode =>
  layer('Checkbox', {
    ...instanceOf('Checkbox', { Checked: { type: 'VARIANT', value: isOn ? 'True' : 'False' } }),
    ...{ box: SMALL, fills: [{ kind: 'solid', color: isOn ? 'Color(0xff00ff00)' : 'Color(0xffff0000)' }] },
  });

const codeOf = async (stack: keyof typeof grammars, children: readonly SemanticNode[], layer: Layer) => {
  const screen = { x: 0, y: 0, width: 400, height: 800 };
  const root = layer('Home', { layout: { direction: 'column' }, box: screen, children });
  const texts = textsOf(
    await draftOf(stack, [{ screen: { ...screen, id: root.id, name: root.name, page: 'Page' }, root }]),
  );
  expect([...texts.values()].flatMap((text) => grammars[stack](text))).toEqual([]);
  const of = (file: string): string => [...texts].find(([path]) => path.endsWith(file))?.[1] ?? '';
  return { screen: of(stack === 'flutter' ? 'home_screen.dart' : 'HomeScreen.kt'), of };
};

describe('fields in Dart that was parsed, not compiled', () => {
  it('are typed into with a controller that the screen holds and lets go', async () => {
    const layer = layers();
    const { screen } = await codeOf('flutter', [field(layer, 'Email input', 'Your address')], layer);
    expect(screen).toContain('class HomeScreen extends StatefulWidget {');
    expect(screen).toContain('final _yourAddressController = TextEditingController();');
    expect(screen).toContain('_yourAddressController.dispose();');
    expect(screen).toMatch(/Expanded\(\s*child: TextField\(\s*controller: _yourAddressController,/);
    expect(screen).toContain("hintText: 'Your address'");
    expect(screen).toContain('keyboardType: TextInputType.emailAddress');
  });

  it('are handed to whoever uses a component, and hide what is secret', async () => {
    const layer = layers();
    const one = (asks: string) =>
      field(layer, 'Password Field', asks, instanceOf('Password Input', { Label: { type: 'TEXT', value: asks } }));
    const { screen, of } = await codeOf('flutter', [one('Password'), one('Again')], layer);
    const widget = of('password_input.dart');
    expect(widget).toContain('final TextEditingController? controller;');
    expect(widget).toContain('obscureText: true');
    expect(screen).toContain('controller: _againController');
  });

  it('are switched by what the design says is on', async () => {
    const layer = layers();
    const { of } = await codeOf('flutter', [box(layer, true), box(layer, false)], layer);
    const widget = of('checkbox.dart');
    expect(widget).toContain('final ValueChanged<bool>? onChanged;');
    expect(widget).toContain('checked: checked,');
    expect(widget).toContain('onTap: () => onChanged?.call(!checked)');
  });
});

describe('what is named by words beside it', () => {
  const agreed = (layer: Layer) =>
    layer('Row', { layout: { direction: 'row' }, ...WIDE, children: [box(layer, true), words(layer, 'I agree')] });
  const asked = (layer: Layer) =>
    layer('Column', {
      layout: { direction: 'column' },
      ...WIDE,
      children: [words(layer, 'Name'), field(layer, 'Input', 'Ann')],
    });

  it('is heard as one with them', async () => {
    const layer = layers();
    const { screen } = await codeOf('flutter', [agreed(layer), asked(layer)], layer);
    expect(screen.match(/MergeSemantics\(/g)?.length).toBe(2);
    const compose = await codeOf('compose', [agreed(layer), asked(layer)], layer);
    expect(compose.screen.match(/semantics\(mergeDescendants = true\) \{\}/g)?.length).toBe(2);
    expect(compose.screen).toContain('import androidx.compose.ui.semantics.semantics');
  });
});

describe('fields in Kotlin that was parsed, not compiled', () => {
  it('have a state that the screen remembers, and say what they ask for while it is empty', async () => {
    const layer = layers();
    const { screen } = await codeOf('compose', [field(layer, 'Search bar', 'Find it')], layer);
    expect(screen).toContain('val findItTextState = rememberTextFieldState()');
    expect(screen).toContain('modifier = Modifier.weight(1f)');
    expect(screen).toContain('if (findItTextState.text.isEmpty()) {');
    expect(screen).toContain('KeyboardOptions(imeAction = ImeAction.Search)');
    expect(screen).toContain('import androidx.compose.foundation.text.input.rememberTextFieldState');
  });

  it('run over lines where an area is drawn, and hide what is secret', async () => {
    const layer = layers();
    const high = { box: { x: 0, y: 0, width: 200, height: 120 } };
    const fields = [field(layer, 'TextArea', 'Tell us', high), field(layer, 'Password input', 'Secret')];
    const { screen } = await codeOf('compose', fields, layer);
    expect(screen).toContain('BasicSecureTextField(');
    expect(screen).not.toContain('SingleLine');
  });

  it('are switched by what the design says is on', async () => {
    const layer = layers();
    const { of } = await codeOf('compose', [box(layer, true), box(layer, false)], layer);
    const composable = of('Checkbox.kt');
    expect(composable).toContain('onCheckedChange: (Boolean) -> Unit = {}');
    expect(composable).toContain('.toggleable(value = checked, role = Role.Checkbox, onValueChange = onCheckedChange)');
  });
});
