import type {
  BindingIdentifier,
  Declaration as SwcDeclaration,
  ModuleItem,
  TsTypeParameterDeclaration,
} from '@swc/core';
import type { ParsedSource } from '../source/parsed-source';
import type { Declaration } from './declaration';
import { docstringBefore } from './docstring';
import { classMembers, objectMembers, typeMembers } from './read-members';
import { parametersOf, typeText } from './read-types';

/** What a file declares, in its order: whatever it exports, and the types that it keeps to itself. */
export function declarationsOf(file: string, source: ParsedSource): readonly Declaration[] {
  const { body } = source.module;
  return body.flatMap((item, index) => {
    const declaration = declarationIn(item);
    if (declaration === undefined) return [];
    const start = body[index - 1]?.span.end ?? source.start;
    const before = source.text(start, item.span.start);
    return declared(source, declaration).map((found) => ({
      ...nothing,
      ...found,
      file,
      doc: docstringBefore(before),
    }));
  });
}

function declarationIn(item: ModuleItem): SwcDeclaration | undefined {
  if (item.type === 'ExportDeclaration') return item.declaration;
  return item.type === 'TsTypeAliasDeclaration' || item.type === 'TsInterfaceDeclaration' ? item : undefined;
}

type Found = Partial<Declaration> & Pick<Declaration, 'kind' | 'name'>;

const nothing = {
  bases: [],
  implemented: [],
  typeParameters: [],
  parameters: [],
  type: '',
  members: [],
} as const;

function declared(source: ParsedSource, declaration: SwcDeclaration): readonly Found[] {
  switch (declaration.type) {
    case 'ClassDeclaration':
      return [classFound(source, declaration)];
    case 'FunctionDeclaration':
      return [
        {
          kind: 'function',
          name: declaration.identifier.value,
          typeParameters: namesOf(declaration.typeParameters),
          parameters: parametersOf(source, declaration.params),
          type: typeText(source, declaration.returnType?.typeAnnotation),
        },
      ];
    case 'TsInterfaceDeclaration':
      return [
        {
          kind: 'interface',
          name: declaration.id.value,
          typeParameters: namesOf(declaration.typeParams),
          bases: declaration.extends.map(({ expression, typeArguments }) => ({
            name: expression.type === 'Identifier' ? expression.value : '',
            given: (typeArguments?.params ?? []).map((type) => typeText(source, type)),
          })),
          members: typeMembers(source, declaration.body.span.start, declaration.body.body),
        },
      ];
    case 'TsTypeAliasDeclaration':
      return [
        {
          kind: 'type',
          name: declaration.id.value,
          typeParameters: namesOf(declaration.typeParams),
          type: typeText(source, declaration.typeAnnotation),
        },
      ];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier'
          ? [
              {
                kind: 'constant',
                name: id.value,
                ...objectMembers(source, (id as BindingIdentifier).typeAnnotation?.typeAnnotation, init),
              },
            ]
          : [],
      );
    default:
      return [];
  }
}

function classFound(
  source: ParsedSource,
  declaration: Extract<SwcDeclaration, { type: 'ClassDeclaration' }>,
): Found {
  const { superClass, superTypeParams, body } = declaration;
  return {
    kind: 'class',
    name: declaration.identifier.value,
    typeParameters: namesOf(declaration.typeParams),
    bases:
      superClass?.type === 'Identifier'
        ? [
            {
              name: superClass.value,
              given: (superTypeParams?.params ?? []).map((type) => typeText(source, type)),
            },
          ]
        : [],
    implemented: declaration.implements.flatMap(({ expression }) =>
      expression.type === 'Identifier' ? [expression.value] : [],
    ),
    members: classMembers(source, declaration.identifier.span.end, body),
  };
}

function namesOf(declared: TsTypeParameterDeclaration | null | undefined): readonly string[] {
  return (declared?.parameters ?? []).map(({ name }) => name.value);
}
