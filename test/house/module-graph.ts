import type {
  CallExpression,
  ExportNamedDeclaration,
  ImportDeclaration,
  ModuleItem,
  Node,
  StringLiteral,
} from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { nodesOf, parseSource } from '../../tools/source/parsed-source';
import { root } from './project';

/** Names that one file takes from another; `*` is all of them. */
interface Taken {
  readonly from: string;
  readonly name: string;
}

export interface SourceModule {
  readonly file: string;
  /** Names that are declared here and exported. */
  readonly declared: readonly string[];
  readonly imported: readonly Taken[];
  /** What is handed on under `as`. */
  readonly handedOn: readonly (Taken & { readonly as: string })[];
  /** How often each identifier stands in the file. */
  readonly mentions: ReadonlyMap<string, number>;
}

export function readModule(file: string, text = readFileSync(join(root, file), 'utf8')): SourceModule {
  const { module } = parseSource(text);
  const mentions = new Map<string, number>();
  const imported: Taken[] = [];
  for (const node of nodesOf(module)) {
    if (node.type === 'Identifier') {
      const { value } = node as Node & { value: string };
      mentions.set(value, (mentions.get(value) ?? 0) + 1);
    }
    imported.push(...dynamicallyTaken(file, node));
  }
  const items: readonly ModuleItem[] = module.body;
  imported.push(...items.flatMap((item) => (item.type === 'ImportDeclaration' ? taken(file, item) : [])));
  return {
    file,
    declared: items.flatMap(declaredNames),
    imported,
    handedOn: items.flatMap((item) => handedOn(file, item)),
    mentions,
  };
}

function taken(file: string, { source, specifiers }: ImportDeclaration): readonly Taken[] {
  return specifiers.flatMap((specifier) => {
    const name = specifier.type === 'ImportSpecifier' ? (specifier.imported ?? specifier.local).value : '*';
    return at(file, source, (from) => ({ from, name }));
  });
}

/** `require('./a')`, `import('./a')`, in a type or a value. */
function dynamicallyTaken(file: string, node: Node): readonly Taken[] {
  if (node.type === 'TsImportType') {
    return at(file, (node as Node & { argument: StringLiteral }).argument, (from) => ({ from, name: '*' }));
  }
  if (node.type !== 'CallExpression') return [];
  const { callee, arguments: given } = node as CallExpression;
  const loads = callee.type === 'Import' || (callee.type === 'Identifier' && callee.value === 'require');
  const argument = given[0]?.expression;
  if (!loads || argument?.type !== 'StringLiteral') return [];
  return at(file, argument, (from) => ({ from, name: '*' }));
}

function handedOn(file: string, item: ModuleItem): SourceModule['handedOn'] {
  if (item.type === 'ExportAllDeclaration')
    return at(file, item.source, (from) => ({ from, name: '*', as: '*' }));
  if (item.type !== 'ExportNamedDeclaration' || !item.source) return [];
  const { source, specifiers } = item as ExportNamedDeclaration & { source: StringLiteral };
  return specifiers.flatMap((specifier) => {
    if (specifier.type !== 'ExportSpecifier')
      return at(file, source, (from) => ({ from, name: '*', as: '' }));
    const as = (specifier.exported ?? specifier.orig).value;
    return at(file, source, (from) => ({ from, name: specifier.orig.value, as }));
  });
}

function declaredNames(item: ModuleItem): readonly string[] {
  if (item.type === 'ExportNamedDeclaration' && !item.source) {
    return item.specifiers.flatMap((one) => (one.type === 'ExportSpecifier' ? one.orig.value : []));
  }
  if (item.type !== 'ExportDeclaration') return [];
  const { declaration } = item;
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? id.value : []));
  }
  if (declaration.type === 'ClassDeclaration' || declaration.type === 'FunctionDeclaration') {
    return [declaration.identifier.value];
  }
  return declaration.id.type === 'Identifier' ? [declaration.id.value] : [];
}

const aliases: Readonly<Record<string, string>> = {
  naust: 'src/index.ts',
  'naust/testing': 'src/testing/index.ts',
  'naust/breaker': 'src/breaker/index.ts',
};

function at<T>(file: string, { value }: StringLiteral, found: (from: string) => T): readonly T[] {
  const alias = aliases[value] ?? value.replace(/^naust\/(.+)$/, 'src/providers/$1/index.ts');
  if (alias !== value) return [found(alias)];
  if (!value.startsWith('.')) return [];
  const path = join(dirname(file), value);
  const from = [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(join(root, candidate)));
  return from ? [found(from)] : [];
}
