import type { Identifier, ModuleItem, TsInterfaceDeclaration, TsType, TsTypeElement } from '@swc/core';

import { type ParsedSource, parseSource } from '../../tools/source/parsed-source';

/** A member of an interface, as far as its default goes. */
export interface DocumentedMember {
  readonly name: string;
  /** What stands after `@default`, if anything does. */
  readonly written?: string;
  /** Members of the type that is written out in place. */
  readonly members?: readonly DocumentedMember[];
  /** The interface that is named as the type. */
  readonly type?: string;
}

export interface DocumentedInterface {
  readonly name: string;
  readonly extended: readonly string[];
  readonly members: readonly DocumentedMember[];
}

/** The interfaces of a file, with the defaults that their members' comments state. */
export function documentedInterfaces(text: string): readonly DocumentedInterface[] {
  const source = parseSource(text);
  return source.module.body.flatMap((item) => {
    const declared = declaredInterface(item);
    if (!declared) return [];
    return {
      name: declared.id.value,
      extended: declared.extends.flatMap(({ expression }) =>
        expression.type === 'Identifier' ? [(expression as Identifier).value] : [],
      ),
      members: membersOf(source, declared.body.span.start, declared.body.body),
    };
  });
}

function declaredInterface(item: ModuleItem): TsInterfaceDeclaration | undefined {
  const declared = item.type === 'ExportDeclaration' ? item.declaration : item;
  return declared.type === 'TsInterfaceDeclaration' ? declared : undefined;
}

/** Between one member and the next there are comments only. */
function membersOf(
  source: ParsedSource,
  start: number,
  elements: readonly TsTypeElement[],
): readonly DocumentedMember[] {
  let end = start;
  return elements.flatMap((element) => {
    const comments = source.text(end, element.span.start);
    end = element.span.end;
    if (element.type !== 'TsPropertySignature' || element.key.type !== 'Identifier') return [];
    const written = defaultTag(comments);
    return {
      name: element.key.value,
      ...(written !== undefined && { written }),
      ...typeOf(source, element.typeAnnotation?.typeAnnotation),
    };
  });
}

function typeOf(source: ParsedSource, type: TsType | undefined): Pick<DocumentedMember, 'members' | 'type'> {
  if (type?.type === 'TsTypeLiteral') return { members: membersOf(source, type.span.start, type.members) };
  if (type?.type === 'TsTypeReference' && type.typeName.type === 'Identifier')
    return { type: type.typeName.value };
  return {};
}

/** The `@default` of the comment nearest to the member. */
function defaultTag(comments: string): string | undefined {
  const nearest = [...comments.matchAll(/\/\*\*([\s\S]*?)\*\//g)].at(-1)?.[1];
  const lines = nearest?.replaceAll(/^\s*\* ?/gm, '');
  return lines?.match(/(?:^|\s)@default\s+([\s\S]*?)(?=\s@[a-z]|$)/)?.[1]?.trim();
}
