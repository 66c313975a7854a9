import type {
  ClassMember,
  Constructor,
  Expression,
  ObjectExpression,
  TsParameterProperty,
  TsType,
  TsTypeElement,
} from '@swc/core';
import type { ParsedSource } from '../source/parsed-source';
import type { Declaration, Member } from './declaration';
import { docstringBefore } from './docstring';
import { parametersOf, typeText } from './read-types';

type Signature = Omit<Member, 'doc'>;

const plain = { isStatic: false, isOptional: false, parameters: [], type: '' } as const;

/** Each element that has a signature, with the comment between it and the one before. */
function documented<T extends { readonly span: { readonly start: number; readonly end: number } }>(
  source: ParsedSource,
  start: number,
  elements: readonly T[],
  signaturesOf: (element: T) => readonly Signature[],
): readonly Member[] {
  return elements.flatMap((element, index) => {
    const before = source.text(elements[index - 1]?.span.end ?? start, element.span.start);
    return signaturesOf(element).map((signature) => ({ ...signature, doc: docstringBefore(before) }));
  });
}

export function typeMembers(
  source: ParsedSource,
  start: number,
  elements: readonly TsTypeElement[],
): readonly Member[] {
  return documented(source, start, elements as readonly (TsTypeElement & Spanned)[], (element) => {
    if (element.type === 'TsPropertySignature') {
      const type = typeText(source, element.typeAnnotation?.typeAnnotation);
      return [{ ...plain, kind: 'property', name: keyOf(element.key), isOptional: element.optional, type }];
    }
    if (element.type === 'TsMethodSignature') {
      return [
        {
          ...plain,
          kind: 'method',
          name: keyOf(element.key),
          isOptional: element.optional,
          parameters: parametersOf(source, element.params),
          type: typeText(source, element.typeAnn?.typeAnnotation),
        },
      ];
    }
    return [];
  });
}

interface Spanned {
  readonly span: { readonly start: number; readonly end: number };
}

/** What is public of a class. */
export function classMembers(
  source: ParsedSource,
  start: number,
  elements: readonly ClassMember[],
): readonly Member[] {
  const fields = elements.flatMap((element) =>
    element.type === 'Constructor' ? parameterFields(source, element) : [],
  );
  const members = documented(source, start, elements as readonly (ClassMember & Spanned)[], (element) => {
    if (element.type === 'Constructor') {
      if (isHidden(element.accessibility)) return [];
      const parameters = parametersOf(source, element.params);
      return [{ ...plain, kind: 'constructor', name: 'constructor', parameters }];
    }
    if (element.type === 'ClassProperty') {
      if (isHidden(element.accessibility)) return [];
      const { isStatic, isOptional: optional } = element;
      const type = typeText(source, element.typeAnnotation?.typeAnnotation);
      return [{ ...plain, kind: 'property', name: keyOf(element.key), isStatic, isOptional: optional, type }];
    }
    if (element.type !== 'ClassMethod' || isHidden(element.accessibility) || element.kind === 'setter')
      return [];
    const { isStatic, function: body } = element;
    const type = typeText(source, body.returnType?.typeAnnotation);
    if (element.kind === 'getter')
      return [{ ...plain, kind: 'property', name: keyOf(element.key), isStatic, type }];
    const parameters = parametersOf(source, body.params);
    return [{ ...plain, kind: 'method', name: keyOf(element.key), isStatic, parameters, type }];
  });
  return [...fields, ...members];
}

/** Fields that are declared among the parameters of the constructor. */
function parameterFields(source: ParsedSource, { params, span }: Constructor): readonly Member[] {
  return documented(
    source,
    span.start,
    params as readonly (Constructor['params'][number] & Spanned)[],
    (given) => {
      if (given.type !== 'TsParameterProperty') return [];
      if (isHidden((given as TsParameterProperty).accessibility)) return [];
      return parametersOf(source, [given]).map(({ name, type }) => ({
        ...plain,
        kind: 'property',
        name,
        type,
      }));
    },
  );
}

/** What is in an object that is handed out as a constant, or the type that it is given. */
export function objectMembers(
  source: ParsedSource,
  written: TsType | undefined,
  value: Expression | undefined,
): Pick<Declaration, 'members' | 'type'> {
  if (written) return { type: typeText(source, written), members: [] };
  if (value?.type === 'TsAsExpression') return { type: typeText(source, value.typeAnnotation), members: [] };
  if (value?.type === 'TsConstAssertion' || value?.type === 'TsSatisfiesExpression')
    return objectMembers(source, undefined, value.expression);
  return { type: '', members: value?.type === 'ObjectExpression' ? literalMembers(source, value) : [] };
}

function literalMembers(source: ParsedSource, { properties, span }: ObjectExpression): readonly Member[] {
  const elements = properties as readonly (ObjectExpression['properties'][number] & Partial<Spanned>)[];
  const spanned = elements.map((element) => ({ element, span: spanOf(element) }));
  return documented(source, span.start, spanned, ({ element }) => {
    if (element.type === 'KeyValueProperty')
      return [{ ...plain, kind: 'property', name: keyOf(element.key) }];
    if (element.type !== 'MethodProperty') return [];
    const parameters = parametersOf(source, element.params);
    const type = typeText(source, element.returnType?.typeAnnotation);
    return [{ ...plain, kind: 'method', name: keyOf(element.key), parameters, type }];
  });
}

/** The parser gives a property of an object no position of its own: it is that of its parts. */
function spanOf(element: ObjectExpression['properties'][number] & Partial<Spanned>): Spanned['span'] {
  if (element.span) return element.span;
  if (element.type === 'KeyValueProperty') {
    return {
      start: (element.key as Expression & Spanned).span.start,
      end: (element.value as Expression & Spanned).span.end,
    };
  }
  throw new Error(`a ${element.type} has no position`);
}

function keyOf(key: { readonly type: string }): string {
  if ('value' in key && typeof key.value === 'string') return key.value;
  throw new Error(`a member has no plain name, but a ${key.type}`);
}

function isHidden(accessibility: string | undefined): boolean {
  return accessibility === 'private' || accessibility === 'protected';
}
