import type { ModuleItem } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { join } from 'node:path';
import { parseSource } from '../source/parsed-source';
import type { Declaration } from './declaration';
import { declarationsOf } from './read-declarations';

/** A name of a file. */
interface Named {
  readonly file: string;
  readonly name: string;
}

interface Source {
  readonly declarations: readonly Declaration[];
  /** What its own names stand for. */
  readonly imported: ReadonlyMap<string, Named>;
  /** What it hands on, in its order. */
  readonly handedOn: ReadonlyMap<string, Named>;
}

/** The sources of the project, each read once. */
export class Sources {
  private readonly read = new Map<string, Source>();

  constructor(private readonly root: string) {}

  /** Everything that can be imported from a file, in its order. */
  exportsOf(file: string): readonly Declaration[] {
    const { declarations, handedOn } = this.source(file);
    return [...declarations, ...[...handedOn.keys()].flatMap((name) => this.exported({ file, name }) ?? [])];
  }

  /** What a name stands for in a file; `undefined` where that is in no source of the project. */
  resolve(file: string, name: string): Declaration | undefined {
    const own = this.source(file).declarations.find((declaration) => declaration.name === name);
    if (own) return own;
    const from = this.source(file).imported.get(name);
    return from && this.exported(from);
  }

  /** What `keyof typeof data.plans` means: the names in a constant, or in a JSON file that the source imports. */
  keysOf(file: string, path: string): readonly string[] | undefined {
    const [local = '', ...fields] = path.split('.');
    const constant = this.resolve(file, local);
    if (constant) return constant.members.map(({ name }) => name);
    const from = this.source(file).imported.get(local);
    if (!from?.file.endsWith('.json')) return undefined;
    let value = JSON.parse(readFileSync(join(this.root, from.file), 'utf8')) as Record<string, object>;
    for (const field of fields) value = value[field] as Record<string, object>;
    return Object.keys(value);
  }

  private exported({ file, name }: Named): Declaration | undefined {
    if (!file.endsWith('.ts')) return undefined;
    const { declarations, handedOn } = this.source(file);
    const from = handedOn.get(name);
    return from ? this.exported(from) : declarations.find((declaration) => declaration.name === name);
  }

  private source(file: string): Source {
    const known = this.read.get(file);
    if (known) return known;
    const parsed = parseSource(readFileSync(join(this.root, file), 'utf8'));
    const { body } = parsed.module;
    const source = {
      declarations: declarationsOf(file, parsed),
      imported: new Map(body.flatMap((item) => this.importedBy(file, item))),
      handedOn: new Map(body.flatMap((item) => this.handedOnBy(file, item))),
    };
    this.read.set(file, source);
    return source;
  }

  private importedBy(file: string, item: ModuleItem): readonly (readonly [string, Named])[] {
    if (item.type !== 'ImportDeclaration') return [];
    const from = this.target(file, item.source.value);
    if (from === undefined) return [];
    return item.specifiers.map((specifier) => {
      const name = specifier.type === 'ImportSpecifier' ? specifier.imported?.value : undefined;
      return [specifier.local.value, { file: from, name: name ?? specifier.local.value }];
    });
  }

  private handedOnBy(file: string, item: ModuleItem): readonly (readonly [string, Named])[] {
    if (item.type !== 'ExportNamedDeclaration' || !item.source) return [];
    const from = this.target(file, item.source.value);
    if (from === undefined) return [];
    return item.specifiers.flatMap((specifier) =>
      specifier.type === 'ExportSpecifier'
        ? [
            [
              (specifier.exported ?? specifier.orig).value,
              { file: from, name: specifier.orig.value },
            ] as const,
          ]
        : [],
    );
  }

  private target(file: string, specifier: string): string | undefined {
    if (!specifier.startsWith('.')) return undefined;
    const path = posix.join(posix.dirname(file), specifier);
    return [path, `${path}.ts`, `${path}/index.ts`].find(
      (candidate) => /\.(ts|json)$/.test(candidate) && existsSync(join(this.root, candidate)),
    );
  }
}
