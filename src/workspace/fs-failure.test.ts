import { execFileSync } from 'node:child_process';
import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { CodedError } from '#contract/errors';
import { codedRead, fsFailure, isMissing } from './fs-failure.ts';

const failed = (code: string): Error => Object.assign(new Error(`${code}: failed, open '/secret'`), { code });

describe('fsFailure', () => {
  it.each([
    ['ENOSPC', 'disk-full', { dir: '/ws' }],
    ['EDQUOT', 'disk-full', { dir: '/ws' }],
    ['EFBIG', 'disk-full', { dir: '/ws' }],
    ['EROFS', 'read-only', { dir: '/ws' }],
    ['EACCES', 'read-only', { dir: '/ws' }],
    ['EPERM', 'read-only', { dir: '/ws' }],
    ['EISDIR', 'in-the-way', { path: '/ws' }],
    ['EIO', 'internal', { what: 'EIO in /ws' }],
  ])('[SW02] [SW03] [SW05] %s is %s', (errno, code, params) => {
    expect(fsFailure(failed(errno), '/ws')).toMatchObject({ code, params });
  });

  it.each(['EMFILE', 'ENFILE'])('[SW04] %s names how many files are allowed', (errno) => {
    const allowed = Number(execFileSync('/bin/sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
    const { code, params } = fsFailure(failed(errno), '/ws');
    expect(code).toBe('too-many-files');
    expect(params).toEqual({ n: allowed });
  });

  it.skipIf(process.platform === 'win32')('[SW02] a quota that is used up is a full disk, by its number alone', () => {
    const errno = -constants.errno.EDQUOT;
    const error = Object.assign(failed(`Unknown system error ${errno}`), { errno });
    expect(fsFailure(error, '/ws')).toMatchObject({ code: 'disk-full', params: { dir: '/ws' } });
    expect(fsFailure(failed('Unknown system error -9999'), '/ws')).toMatchObject({ code: 'internal' });
  });

  it('names what lies in the way, of a rename where it was to lead', () => {
    const error = Object.assign(failed('EISDIR'), { path: '/ws/.f2c.tmp', dest: '/ws/latest.txt' });
    expect(fsFailure(error, '/ws').params).toEqual({ path: '/ws/latest.txt' });
  });

  it('passes on a failure that has its code, and shows what cannot be seen in a name', () => {
    const coded = new CodedError('cancelled');
    expect(fsFailure(coded, '/ws')).toBe(coded);
    expect(fsFailure(failed('ENOSPC'), '/w\ns\u202E').params).toEqual({ dir: '/w\\u{a}s\\u{202e}' });
    expect(fsFailure('no error', '/ws')).toMatchObject({ code: 'internal' });
    expect(isMissing(failed('ENOENT')) && isMissing(failed('ENOTDIR'))).toBe(true);
    expect(isMissing(failed('EACCES')) || isMissing(null)).toBe(false);
  });

  it('does not call unwritable what may not be read', async () => {
    const read = (errno: string): Promise<never> => codedRead('/ws/config.json', () => Promise.reject(failed(errno)));
    await expect(read('EACCES')).rejects.toMatchObject({
      code: 'design-unreadable',
      params: { file: '/ws/config.json', reason: 'permission denied' },
    });
    await expect(read('EMFILE')).rejects.toMatchObject({ code: 'too-many-files' });
  });
});
