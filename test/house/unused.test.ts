import { readModule, type SourceModule } from './module-graph';
import { sourcesBelow } from './project';

/** What users import, so that nothing in the project needs to. */
function isPublic(file: string): boolean {
  return /^src\/(index|testing\/index|providers\/[^/]+\/index)\.ts$/.test(file);
}

/** Exports that no other file takes and their own does not mention again, as `file: name`. */
function unusedExports(modules: readonly SourceModule[]): readonly string[] {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const used = new Set<string>();

  const use = (file: string, name: string): void => {
    const key = `${file}: ${name}`;
    if (used.has(key)) return;
    used.add(key);
    for (const { from, name: original, as } of byFile.get(file)?.handedOn ?? []) {
      if (as === '*') use(from, name);
      else if (name === '*' || as === name || as === '') use(from, original);
    }
  };
  for (const { file, imported } of modules) {
    for (const { from, name } of imported) use(from, name);
    if (isPublic(file)) use(file, '*');
  }
  return modules.flatMap(({ file, declared, mentions }) =>
    declared
      .filter(
        (name) => !used.has(`${file}: ${name}`) && !used.has(`${file}: *`) && (mentions.get(name) ?? 0) < 2,
      )
      .map((name) => `${file}: ${name}`),
  );
}

describe('exports', () => {
  const modules = ['src', 'test', 'tools', 'examples']
    .flatMap(sourcesBelow)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readModule(file));

  test('are used somewhere', () => {
    expect(modules.flatMap(({ declared }) => declared).length).toBeGreaterThan(0);
    expect(unusedExports(modules)).toEqual([]);
  });

  test('count as unused when their own file alone declares them', () => {
    const dead = readModule('test/house/dead.ts', 'export const dead = 1;\nexport const alive = 2;\n');
    const user = readModule(
      'test/house/user.ts',
      `import { root } from './project';\nexport const user = root;\n`,
    );
    const taking: SourceModule = { ...user, imported: [{ from: dead.file, name: 'alive' }], declared: [] };
    expect(unusedExports([dead, taking])).toEqual(['test/house/dead.ts: dead']);
  });

  test('are followed through a slice that hands them on', () => {
    const deep = readModule('test/house/deep.ts', 'export const one = 1;\nexport const two = 2;\n');
    const door: SourceModule = {
      ...readModule('test/house/door.ts', ''),
      handedOn: [
        { from: deep.file, name: 'one', as: 'first' },
        { from: deep.file, name: 'two', as: 'two' },
      ],
    };
    const user: SourceModule = {
      ...door,
      file: 'test/house/user.ts',
      handedOn: [],
      imported: [{ from: door.file, name: 'first' }],
    };
    expect(unusedExports([deep, door, user])).toEqual(['test/house/deep.ts: two']);
  });
});
