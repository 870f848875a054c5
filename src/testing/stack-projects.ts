import type { KnownFramework } from '#contract/choices';

type Files = Readonly<Record<string, string>>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const REACT: Files = {
  'package.json': json({
    name: 'shop',
    dependencies: { react: '^19.1.0', 'react-dom': '^19.1.0' },
    devDependencies: { typescript: '~5.9.2', vite: '^7.1.0', tailwindcss: '^4.1.0' },
  }),
  'tsconfig.json': '{ "compilerOptions": { "strict": true } }\n',
  'biome.jsonc':
    '{\n  // short lines\n  "formatter": { "indentStyle": "space", "lineWidth": 100 },\n  "javascript": { "formatter": { "quoteStyle": "single" } },\n}\n',
  'index.html': '<!doctype html>\n<div id="root"></div>\n',
  'src/components/price-tag.tsx':
    "import './price-tag.css';\n\nexport const PriceTag = () => {\n  return <span>1</span>;\n};\n",
  'src/components/cart-line.tsx':
    "import { PriceTag } from './price-tag';\n\nexport const CartLine = () => {\n  return <PriceTag />;\n};\n",
  'src/components/cart-line.test.tsx': "import { CartLine } from './cart-line';\n",
  'src/assets/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
};

const VUE: Files = {
  'package.json': json({
    name: 'shop',
    dependencies: { vue: '^3.5.0' },
    devDependencies: { typescript: '^5.8.0', sass: '^1.90.0' },
  }),
  '.prettierrc': 'singleQuote: true\nsemi: false\nprintWidth: 100\n',
  'src/components/PriceTag.vue':
    '<script setup lang="ts">\ndefineProps<{ price: number }>()\n</script>\n<template><b>{{ price }}</b></template>\n<style scoped>\nb { color: red }\n</style>\n',
  'src/components/CartLine.vue':
    '<script setup lang="ts">\n</script>\n<template><i /></template>\n<style scoped>\ni { color: red }\n</style>\n',
  'src/styles/main.scss': '$space: 8px;\n',
};

const SVELTE: Files = {
  'package.json': json({
    name: 'shop',
    devDependencies: { svelte: '^5.38.0', '@sveltejs/kit': '^2.30.0', vite: '^7.0.0', typescript: '^5.9.0' },
  }),
  '.editorconfig':
    'root = true\n\n[*]\nindent_style = tab\nend_of_line = lf\n\n[*.md]\nindent_style = space\nindent_size = 2\n',
  'src/lib/components/PriceTag.svelte': '<script lang="ts">\n\tlet { price } = $props();\n</script>\n<b>{price}</b>\n',
  'src/lib/components/CartLine.svelte': '<script lang="ts">\n\tlet { line } = $props();\n</script>\n<i>{line}</i>\n',
  'src/routes/+page.svelte': '<h1>Shop</h1>\n',
};

const HTML: Files = {
  'index.html': '<!doctype html>\n<html>\n    <body>\n        <p>Shop</p>\n    </body>\n</html>\n',
  'about-us.html': '<!doctype html>\n<html>\n    <body></body>\n</html>\n',
  'css/main-page.css': 'body {\n    margin: 0;\n}\n',
  'css/side-bar.css': 'aside {\n    margin: 0;\n}\n',
  'images/logo.png': 'not really',
};

const FLUTTER: Files = {
  'pubspec.yaml':
    "name: shop\nenvironment:\n  sdk: ^3.9.0\n  flutter: '>=3.35.0'\n\ndependencies:\n  flutter:\n    sdk: flutter\n  cupertino_icons: ^1.0.8\n\nflutter:\n  assets:\n    - assets/images/\n",
  'analysis_options.yaml':
    'include: package:flutter_lints/flutter.yaml\nformatter:\n  page_width: 100\nlinter:\n  rules:\n    - prefer_single_quotes\n    - require_trailing_commas\n',
  'lib/widgets/price_tag.dart':
    "import 'package:flutter/widgets.dart';\n\nclass PriceTag extends StatelessWidget {\n  const PriceTag({super.key});\n}\n",
  'lib/screens/home_screen.dart':
    "import '../widgets/price_tag.dart';\n\nclass HomeScreen extends StatelessWidget {\n  const HomeScreen({super.key});\n}\n",
  'test/widget_test.dart': "import 'package:flutter_test/flutter_test.dart';\n",
  'android/build.gradle.kts': 'plugins { id("com.android.application") version "8.9.0" }\n',
  'web/index.html': '<!doctype html>\n',
};

const SWIFTUI: Files = {
  'Shop.xcodeproj/project.pbxproj': '// !$*UTF8*$!\n{ IPHONEOS_DEPLOYMENT_TARGET = 18.0; SWIFT_VERSION = 6.0; }\n',
  '.swiftformat': '--indent 4\n--maxwidth 120\n--semicolons never\n',
  'Shop/Views/HomeView.swift':
    'import SwiftUI\n\nstruct HomeView: View {\n    var body: some View { Text("Shop") }\n}\n',
  'Shop/Views/PriceTag.swift': 'import SwiftUI\n\nstruct PriceTag: View {\n    var body: some View { Text("1") }\n}\n',
  'Shop/Assets.xcassets/Contents.json': '{}\n',
  'ShopTests/PriceTests.swift': 'import XCTest\n',
};

const COMPOSE: Files = {
  'settings.gradle.kts': 'include(":app")\n',
  'gradle/libs.versions.toml':
    '[versions]\nagp = "8.13.0"\nkotlin = "2.2.10"\ncomposeBom = "2025.08.00"\n\n[libraries]\ncompose-bom = { group = "androidx.compose", name = "compose-bom", version.ref = "composeBom" }\n',
  'app/build.gradle.kts':
    'plugins { alias(libs.plugins.kotlin.compose) }\nandroid {\n    compileSdk = 36\n    defaultConfig { minSdk = 26 }\n    buildFeatures { compose = true }\n}\n',
  '.editorconfig':
    '[*.{kt,kts}]\nktlint_code_style = ktlint_official\nmax_line_length = 120\nindent_size = 4\nij_kotlin_allow_trailing_comma = true\n',
  'app/src/main/java/shop/ui/PriceTag.kt':
    '@Composable\nfun PriceTag(modifier: Modifier = Modifier) {\n    Text("1")\n}\n',
  'app/src/main/java/shop/ui/HomeScreen.kt':
    '@Composable\nfun HomeScreen(modifier: Modifier = Modifier) {\n    PriceTag()\n}\n',
  'app/src/main/res/drawable/logo.xml': '<vector/>\n',
};

const AVALONIA: Files = {
  'Shop.sln': '\n',
  'src/Shop/Shop.csproj':
    '<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup>\n  <ItemGroup><PackageReference Include="Avalonia" /></ItemGroup>\n</Project>\n',
  'Directory.Packages.props':
    '<Project><ItemGroup><PackageVersion Include="Avalonia" Version="11.3.4" /></ItemGroup></Project>\n',
  '.editorconfig':
    '[*.cs]\nindent_style = space\nindent_size = 4\ncsharp_new_line_before_open_brace = all\nend_of_line = crlf\n',
  'src/Shop/Views/MainWindow.axaml': '<Window xmlns="https://github.com/avaloniaui">\n</Window>\n',
  'src/Shop/Views/CartView.axaml': '<UserControl xmlns="https://github.com/avaloniaui">\n</UserControl>\n',
  'src/Shop/ViewModels/CartViewModel.cs':
    'namespace Shop;\n\npublic class CartViewModel\n{\n    public int Count;\n}\n',
  'src/Shop/Assets/logo.svg': '<svg/>\n',
};

/** A small project of each stack that init knows, as files. */
export const STACK_PROJECTS: Readonly<Record<KnownFramework, Files>> = {
  html: HTML,
  react: REACT,
  vue: VUE,
  svelte: SVELTE,
  flutter: FLUTTER,
  swiftui: SWIFTUI,
  compose: COMPOSE,
  avalonia: AVALONIA,
};

/** A project of a stack without a template. */
export const UNKNOWN_PROJECT: Files = {
  'CMakeLists.txt': 'project(shop)\n',
  '.editorconfig': '[*]\nindent_style = space\nindent_size = 3\n',
  'ui/components/PriceTag.qml': 'import QtQuick\n\nItem {\n   Text { text: "1" }\n}\n',
  'ui/components/CartLine.qml': 'import QtQuick\n\nItem {\n   PriceTag {}\n}\n',
  'images/logo.svg': '<svg/>\n',
};
