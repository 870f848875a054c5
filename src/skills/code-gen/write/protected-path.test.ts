import { describe, expect, it } from 'vitest';
import { protectionOf } from './protected-path.ts';

describe('protectionOf', () => {
  it.each([
    ['.git/hooks/pre-commit', 'repository'],
    ['.GIT/Hooks/pre-commit', 'repository'],
    ['sub/.git/config', 'repository'],
    ['.git', 'repository'],
    ['.git./config', 'repository'],
    ['.git /config', 'repository'],
    ['.g\u200Cit/config', 'repository'],
    ['.ｇｉｔ/config', 'repository'],
    ['GIT~1/config', 'repository'],
    ['.git::$INDEX_ALLOCATION/config', 'repository'],
    ['.hx/figma2code/status.json', 'product'],
    ['.HX/x', 'product'],
    ['.husky/pre-push', 'hooks'],
    ['.p4config', 'credentials'],
    ['a/.P4Config', 'credentials'],
    ['.env', 'credentials'],
    ['.env.local', 'credentials'],
    ['.ssh/authorized_keys', 'credentials'],
    ['keys/id_ed25519.pub', 'credentials'],
    ['server.pem', 'credentials'],
    ['.npmrc', 'credentials'],
    ['app/.envrc', 'credentials'],
    ['.cargo/credentials.toml', 'credentials'],
    ['config/Credentials.yml.enc', 'credentials'],
    ['k8s/secrets.yaml', 'credentials'],
    ['infra/prod.tfvars', 'credentials'],
    ['AuthKey_2X9.p8', 'credentials'],
    ['service-account-prod.json', 'credentials'],
    ['node_modules/react/index.js', 'dependencies'],
    ['a/../b', 'name'],
    ['../b', 'name'],
    ['/etc/passwd', 'name'],
    ['a//b', 'name'],
    ['a\\b', 'name'],
    ['a\nb', 'name'],
    ['', 'name'],
    [`${'x'.repeat(256)}.ts`, 'name'],
  ])('[CG10] never writes %j: %s', (path, why) => {
    expect(protectionOf(path)).toBe(why);
  });

  it.each([
    'src/App.tsx',
    '.github/workflows/ci.yml',
    '.gitignore',
    'src/git/log.ts',
    'environment.ts',
    'src/Credentials.tsx',
    'secrets.html',
    'src/画面.tsx',
    'a.b/c',
  ])('writes %j', (path) => {
    expect(protectionOf(path)).toBeNull();
  });
});
