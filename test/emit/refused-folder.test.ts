import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type FileSystem, finishInterrupted, writeOutput } from '../../src/emit';
import { diskFileSystem } from '../../src/emit/write/file-system';
import { after, before, codes, hidden, outputs, placeIn, put, testFolder, tree } from './output-folder';

const folder = testFolder();
const place = (directory = folder.path) => placeIn(directory);

describe('one synth at a time', () => {
  const lockedBy = (pid: number) => put(folder.path, `dist/.naust-lock/${pid}`, '');

  test('a folder that a living process writes is refused', () => {
    lockedBy(process.ppid);
    const result = writeOutput(outputs(before), place());

    expect(result.problems).toMatchObject([{ code: 'NAUST-OUT-007', got: `process ${process.ppid}` }]);
    expect(tree(folder.path)).toEqual({});
    expect(hidden(folder.path)).toEqual(['dist/.naust-lock', `dist/.naust-lock/${process.ppid}`]);
  });

  test.each([
    ['of a dead process', 2 ** 22 + 1],
    ['of an earlier run with our own number', process.pid],
  ])('the lock %s is taken over', (_, pid) => {
    lockedBy(pid);
    expect(writeOutput(outputs(before), place()).problems).toEqual([]);
    expect(tree(folder.path)).toEqual(before);
    expect(existsSync(join(folder.path, 'dist/.naust-lock'))).toBe(false);
  });
});

describe('a folder that cannot be written', () => {
  test('is a problem: a file is in its place', () => {
    put(folder.path, 'out', 'mine');
    expect(codes(writeOutput(outputs(before), place(join(folder.path, 'out'))))).toEqual(['NAUST-OUT-006']);
  });

  test('is a problem: no folder can be made there, for root neither', () => {
    expect(codes(writeOutput(outputs(before), place('/dev/fd/none/out')))).toEqual(['NAUST-OUT-006']);
  });

  test('is a problem: a link that leads nowhere is in its place', () => {
    symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'out'));
    expect(codes(writeOutput(outputs(before), place(join(folder.path, 'out'))))).toEqual(['NAUST-OUT-006']);
  });

  test.each(['EACCES', 'ENOSPC', 'EROFS'])('is a problem, and the old output stays: %s', (code) => {
    writeOutput(outputs(before), place());
    const files: FileSystem = {
      ...diskFileSystem,
      write: (path, content, executable) => {
        if (path.endsWith('.naust-staged/1'))
          throw Object.assign(new Error(`${code}: no`), { code, syscall: 'open' });
        diskFileSystem.write(path, content, executable);
      },
    };
    const result = writeOutput(outputs(after), place(), files);

    expect(result.problems).toMatchObject([{ code: 'NAUST-OUT-006', got: `${code}: no` }]);
    expect(tree(folder.path)).toEqual(before);
    expect(hidden(folder.path).filter((path) => !path.endsWith('.naust-written'))).toEqual([]);
  });

  test('in the middle of the renames is finished by the next command', () => {
    writeOutput(outputs(before), place());
    const files: FileSystem = {
      ...diskFileSystem,
      rename: (from, to) => {
        if (to.endsWith('changed.yaml'))
          throw Object.assign(new Error('EXDEV'), { code: 'EXDEV', syscall: 'rename' });
        diskFileSystem.rename(from, to);
      },
    };
    expect(codes(writeOutput(outputs(after), place(), files))).toEqual(['NAUST-OUT-006']);
    expect(finishInterrupted(place())).toEqual([]);
    expect(tree(folder.path)).toEqual(after);
  });
});
