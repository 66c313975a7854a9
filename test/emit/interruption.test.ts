import nodeFs, { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FileSystem, finishInterrupted, outputPlace, writeOutput } from '../../src/emit';
import { diskFileSystem } from '../../src/emit/write/file-system';
import { after, before, codes, hidden, outputs, placeIn, put, testFolder, tree } from './output-folder';

const folder = testFolder();
const place = (directory = folder.path) => placeIn(directory);

// What a dead process gave to the system is there; only a power cut asks for more, and waiting for it takes half the time.
beforeAll(() => jest.spyOn(nodeFs, 'fsyncSync').mockImplementation(() => undefined));

/** Dies at the given change, and does nothing from then on. */
function dying(at: number): FileSystem {
  let changes = 0;
  const alive = <A extends readonly unknown[], R>(change: (...args: A) => R) => {
    return (...args: A): R => {
      if (changes++ >= at) throw new Error('died');
      return change(...args);
    };
  };
  return {
    ...diskFileSystem,
    makeFolder: alive(diskFileSystem.makeFolder),
    write: alive(diskFileSystem.write),
    rename: alive(diskFileSystem.rename),
    removeFile: alive(diskFileSystem.removeFile),
    removeEmptyFolder: alive(diskFileSystem.removeEmptyFolder),
    removeFolder: alive(diskFileSystem.removeFolder),
    sync: alive(diskFileSystem.sync),
  };
}

function diesDuring(write: () => unknown): boolean {
  try {
    write();
    return false;
  } catch (error) {
    if (String(error) === 'Error: died') return true;
    throw error;
  }
}

test('whenever naust dies, the next command leaves the old output or the new one, whole', () => {
  const outcomes: string[] = [];
  for (let at = 0; ; at++) {
    const directory = mkdtempSync(join(folder.path, 'run-'));
    writeOutput(outputs(before), place(directory));
    const died = diesDuring(() => writeOutput(outputs(after), place(directory), dying(at)));
    expect(finishInterrupted(place(directory))).toEqual([]);
    const found = tree(directory);
    expect([before, after]).toContainEqual(found);
    outcomes.push(JSON.stringify(found) === JSON.stringify(before) ? 'old' : 'new');

    expect(writeOutput(outputs(after), place(directory)).problems).toEqual([]);
    expect(tree(directory)).toEqual(after);
    expect(hidden(directory).filter((path) => !path.endsWith('.naust-written'))).toEqual([]);
    if (!died) break;
  }
  // Once the journal stands there is no way back.
  expect(outcomes.join(' ')).toMatch(/^(old )+(new ?)+$/);
  expect(outcomes.filter((o) => o === 'old').length).toBeGreaterThan(5);
  expect(outcomes.filter((o) => o === 'new').length).toBeGreaterThan(5);
});

test('an interrupted first write leaves nothing but what is hidden', () => {
  expect(() => writeOutput(outputs(before), place(), dying(12))).toThrow('died');
  expect(tree(folder.path)).toEqual({});
  expect(writeOutput(outputs(before), place()).problems).toEqual([]);
  expect(tree(folder.path)).toEqual(before);
});

function interrupted(): void {
  writeOutput(outputs(before), place());
  const files: FileSystem = {
    ...diskFileSystem,
    rename: (from, to) => {
      if (to.endsWith('folder-then-file')) throw new Error('died');
      diskFileSystem.rename(from, to);
    },
  };
  expect(() => writeOutput(outputs(after), place(), files)).toThrow('died');
  expect(existsSync(join(folder.path, '.naust-journal'))).toBe(true);
}

test('a command for one half finishes an interrupted write of everything', () => {
  interrupted();
  expect(
    finishInterrupted(outputPlace(folder.path, { CDKTF_OUTDIR: join(folder.path, 'cdktf.out') })),
  ).toEqual([]);
  expect(tree(folder.path)).toEqual(after);
});

test('a write that is interrupted by a kill while another waits to begin is finished by the other', () => {
  interrupted();
  let looked = 0;
  const files: FileSystem = {
    ...diskFileSystem,
    // The journal appears after the first look for it.
    kind: (path) => (path.endsWith('.naust-journal') && looked++ < 4 ? 'none' : diskFileSystem.kind(path)),
  };
  expect(writeOutput(outputs(before), place(), files).problems).toEqual([]);
  expect(tree(folder.path)).toEqual(before);
  expect(hidden(folder.path).filter((path) => !path.endsWith('.naust-written'))).toEqual([]);
});

test('what someone removed while a write was interrupted is said', () => {
  interrupted();
  rmSync(join(folder.path, 'dist'), { recursive: true });
  const problems = finishInterrupted(place());

  expect(problems).toMatchObject(
    expect.arrayContaining([{ ...problems[0], code: 'NAUST-OUT-008', severity: 'warning' }]),
  );
  expect(tree(folder.path)).toMatchObject({ 'cdktf.out/manifest.json': '2', 'naust.out/shop/run!': 'same' });
});

test.each([
  '',
  '{}',
  '{"folders":[{"folder":"dist","write":[],"remove":["../mine"]}]}',
  '{"folders":[{"folder":".","write":[],"remove":["mine"]}]}',
  '{"folders":[{"folder":"../elsewhere","write":[],"remove":["mine"]}]}',
])('a journal that naust did not write is refused: %j', (journal) => {
  put(folder.path, 'mine', 'mine');
  put(folder.path, '.naust-journal', journal);
  expect(codes(writeOutput(outputs(before), place()))).toEqual(['NAUST-OUT-010']);
  expect(tree(folder.path)).toEqual({ mine: 'mine' });
});

test('what lies beside the folder of a half is not looked at, unless everything may have been written there', () => {
  put(folder.path, '.naust-journal', '');
  const half = (name: string) => outputPlace('.', { CDK8S_OUTDIR: join(folder.path, name) });

  expect(finishInterrupted(half('elsewhere'))).toEqual([]);
  expect(finishInterrupted(half('dist')).map(({ code }) => code)).toEqual(['NAUST-OUT-010']);
});
