import { describe, expect, it } from 'vitest';
import type { Project } from '#workspace/detect/open-project';
import { dartFacts } from './dart-facts.ts';
import { kotlinFacts } from './kotlin-facts.ts';
import { readNative } from './read-native.ts';

const DART = `
import 'package:flutter/material.dart';

// static const Color old = Color(0xFF000000);
const accent = Color(0xff00ff00);
const _hidden = Color(0xff00ff01);

abstract final class AppColors {
  static const Color brand = Color(0xFF006FFD);
  static const text = "static const Color fake = Color(0xFF123456);";
  static const double gap = 16;
  final Color other = const Color(0xff777777);
  Color get local { const Color inner = Color(0xff888888); return inner; }
}

enum AppButtonKind { primary, onDark }

class AppButton extends StatelessWidget {
  const AppButton({
    super.key,
    required this.label,
    this.kind = AppButtonKind.primary,
    this.isBusy = false,
    required this.onPressed,
    this.children = const <Widget>[],
  });
  const AppButton.small({super.key, required this.label});

  final String label;
  final AppButtonKind kind;
  final bool isBusy;
  final VoidCallback? onPressed;
  final List<Widget> children;

  @override
  Widget build(BuildContext context) { return AppButton(label); }
}

class Placed extends StatelessWidget {
  const Placed(this.label, {super.key});
  final String label;
}

class Model { final String label; }
`;

const KOTLIN = `
package com.example.shop.ui.theme

/* val Old = Color(0xFF000000) */
val Accent = Color(0xFF00FF00)
private val Hidden = Color(0xFF00FF01)

object AppColors {
    val Brand = Color(0xFF006FFD)
    val Computed = Color(0xFF006FFD).copy(alpha = 0.5f)
}
private object Secret { val Inner = 4.dp }
object Spacing { val Md = 16.dp }

enum class ButtonKind { Primary, OnDark }

@Composable
fun AppButton(
    label: String,
    @DrawableRes icon: Int = 0,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    kind: ButtonKind = ButtonKind.Primary,
    content: @Composable RowScope.() -> Unit,
) {
    val local = Color(0xFF888888)
}

@Composable
private fun Inner(label: String) {}

@Composable
fun Twice(label: String) {}
@Composable
fun Twice(label: Int) {}

fun plain(label: String) {}
`;

describe('what a file of Dart offers', () => {
  const { constants, components } = dartFacts('lib/theme.dart', DART);

  it('are constants that others can say, and no others', () => {
    expect(constants.map(({ kind, code, value }) => [kind, code, value])).toEqual([
      ['color', 'accent', '00ff00ff'],
      ['color', 'AppColors.brand', '006ffdff'],
      ['length', 'AppColors.gap', '16'],
    ]);
  });

  it('are widgets with what their constructor takes by name', () => {
    const [button, placed] = components;
    expect(components.map(({ name }) => name)).toEqual(['AppButton', 'Placed']);
    expect(button?.takes).toMatchObject({ children: true, className: true });
    expect(button?.takes?.properties.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['label', 'text', true],
      ['kind', 'word', false],
      ['isBusy', 'flag', false],
      ['onPressed', 'action', true],
    ]);
    expect(button?.takes?.properties[1]).toMatchObject({
      words: ['primary', 'onDark'],
      type: { name: 'AppButtonKind', constants: { primary: 'primary', onDark: 'onDark' } },
    });
    expect(placed?.takes).toBeNull();
  });
});

describe('what a file of Kotlin offers', () => {
  const { constants, components } = kotlinFacts('app/Theme.kt', KOTLIN);

  it('are values that others can say, and no others', () => {
    expect(constants.map(({ kind, code, value, imported }) => [kind, code, value, imported])).toEqual([
      ['color', 'Accent', '00ff00ff', 'com.example.shop.ui.theme.Accent'],
      ['color', 'AppColors.Brand', '006ffdff', 'com.example.shop.ui.theme.AppColors'],
      ['length', 'Spacing.Md', '16', 'com.example.shop.ui.theme.Spacing'],
    ]);
  });

  it('are composables with what they take, but for those that nobody can tell apart', () => {
    const [button, twice] = components;
    expect(components.map(({ name }) => name)).toEqual(['AppButton', 'Twice']);
    expect(button).toMatchObject({ package: 'com.example.shop.ui.theme', takes: { children: true, className: true } });
    expect(button?.takes?.properties.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['label', 'text', true],
      ['icon', 'other', false],
      ['onClick', 'action', true],
      ['kind', 'word', false],
    ]);
    expect(button?.takes?.properties[3]?.type?.constants).toEqual({ primary: 'Primary', onDark: 'OnDark' });
    expect(twice?.takes).toBeNull();
  });
});

describe('what a project offers', () => {
  const projectOf = (files: Readonly<Record<string, string>>): Project => ({
    ...{ root: '/', files: Object.keys(files), bundles: [], complete: true },
    read: (path) => Promise.resolve(files[path] ?? null),
  });

  it('is nothing that two files have, and nothing of tests and what tools write', async () => {
    const same = 'class AppColors { static const Color brand = Color(0xff000001); }';
    const files = { 'lib/a.dart': DART, 'lib/b.dart': same, 'test/c.dart': DART, 'lib/d.g.dart': DART };
    const found = await readNative(projectOf(files), 'flutter');
    expect(found?.constants.map(({ code }) => code)).toEqual(['accent', 'AppColors.gap']);
    expect(found?.components.map(({ path }) => path)).toEqual(['lib/a.dart', 'lib/a.dart']);
  });

  it('is for other stacks to tell elsewhere', async () => {
    expect(await readNative(projectOf({ 'lib/a.dart': DART }), 'react')).toBeNull();
  });

  it('is found in files that no compiler would take, soon', async () => {
    for (const text of [
      'class A extends StatelessWidget {'.repeat(3_000),
      '{'.repeat(100_000),
      'enum A {'.repeat(5_000),
      '/*'.repeat(60_000),
      'class A '.repeat(15_000),
    ])
      expect(dartFacts('lib/a.dart', text).constants).toEqual([]);
    const half = `package a\n${'@Composable fun A('.repeat(5_000)}`;
    expect(kotlinFacts('a.kt', half).components.every(({ takes }) => takes === null)).toBe(true);
    const wide = `package a\n@Composable fun A(b: C${' '.repeat(30_000)}D)`;
    expect(kotlinFacts('a.kt', wide).components[0]?.takes).toBeNull();
    expect(kotlinFacts('a.kt', `package a\n${'object A {\n'.repeat(5_000)}`).constants).toEqual([]);
  });
});
