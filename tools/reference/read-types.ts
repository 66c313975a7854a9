import type {
  BindingIdentifier,
  Param,
  Pattern,
  TsFnParameter,
  TsParameterProperty,
  TsType,
  TsTypeAnnotation,
} from '@swc/core';
import type { ParsedSource } from '../source/parsed-source';
import type { Parameter } from './declaration';

/** A type on one line, without what only the compiler needs to be told. */
export function typeText(source: ParsedSource, type: TsType | undefined): string {
  if (type === undefined) return '';
  return source
    .text(type.span.start, type.span.end)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\breadonly /g, '')
    .replaceAll(/\bReadonly<(Record<[^;]*>)>/g, '$1')
    .replaceAll(/\bNoInfer<(\w+)>/g, '$1')
    .replace(/^\| /, '')
    .replaceAll(/; }/g, ' }');
}

export function parametersOf(
  source: ParsedSource,
  parameters: readonly (Param | Pattern | TsFnParameter | TsParameterProperty)[],
): readonly Parameter[] {
  return parameters.map((parameter) => {
    if (parameter.type === 'Parameter') return parameterOf(source, (parameter as Param).pat);
    if (parameter.type === 'TsParameterProperty')
      return parameterOf(source, (parameter as TsParameterProperty).param);
    return parameterOf(source, parameter as Pattern);
  });
}

function parameterOf(source: ParsedSource, pattern: Pattern): Parameter {
  switch (pattern.type) {
    case 'AssignmentPattern':
      return { ...parameterOf(source, pattern.left), isOptional: true };
    case 'RestElement': {
      const { name } = parameterOf(source, pattern.argument);
      return { name: `...${name}`, type: written(source, pattern), isOptional: false };
    }
    case 'Identifier': {
      const { value, optional } = pattern as BindingIdentifier;
      return { name: value, type: written(source, pattern as BindingIdentifier), isOptional: optional };
    }
    case 'ObjectPattern':
      // What is taken apart at once has no name of its own.
      return { name: 'props', type: written(source, pattern), isOptional: false };
    default:
      throw new Error(`a parameter is a ${pattern.type}, which has no name`);
  }
}

function written(source: ParsedSource, pattern: { readonly typeAnnotation?: TsTypeAnnotation }): string {
  return typeText(source, pattern.typeAnnotation?.typeAnnotation);
}
