/** A CEL expression, as a tree. @see https://github.com/google/cel-spec/blob/master/doc/langdef.md */
export type Cel =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Cel[] }
  | { readonly kind: 'field'; readonly of: Cel; readonly field: string; readonly optional: boolean }
  | { readonly kind: 'index'; readonly of: Cel; readonly key: Cel }
  | { readonly kind: 'call'; readonly on?: Cel; readonly name: string; readonly args: readonly Cel[] }
  | { readonly kind: 'operator'; readonly operator: Operator; readonly sides: readonly Cel[] }
  | { readonly kind: 'choice'; readonly test: Cel; readonly is: Cel; readonly isNot: Cel };

type Operator = '&&' | '||' | '==' | '!=' | 'in';

export const name = (of: string): Cel => ({ kind: 'name', name: of });
export const text = (of: string): Cel => ({ kind: 'text', text: of });
export const texts = (of: readonly string[]): Cel => ({ kind: 'list', items: of.map(text) });

/** `object.spec.replicas` */
export function field(of: Cel, ...fields: readonly string[]): Cel {
  return fields.reduce<Cel>((at, next) => ({ kind: 'field', of: at, field: next, optional: false }), of);
}

/** `object.?spec.?replicas.orValue([])`: the list there, or an empty one. */
export function listAt(of: Cel, ...fields: readonly string[]): Cel {
  return call(maybe(of, ...fields), 'orValue', { kind: 'list', items: [] });
}

/** `object.?metadata.?labels[?'a'].orValue('')`: the text there, or an empty one. */
export function textAt(of: Cel, fields: readonly string[], key: string): Cel {
  return call({ kind: 'index', of: maybe(of, ...fields), key: text(key) }, 'orValue', text(''));
}

function maybe(of: Cel, ...fields: readonly string[]): Cel {
  return fields.reduce<Cel>((at, next) => ({ kind: 'field', of: at, field: next, optional: true }), of);
}

export function call(on: Cel, method: string, ...args: readonly Cel[]): Cel {
  return { kind: 'call', on, name: method, args };
}

/** With no field of a known type: the API server cannot say of an object of several kinds what it has. */
export const untyped = (of: Cel): Cel => ({ kind: 'call', name: 'dyn', args: [of] });

export const and = (...sides: readonly Cel[]): Cel => ({ kind: 'operator', operator: '&&', sides });
export const or = (...sides: readonly Cel[]): Cel => ({ kind: 'operator', operator: '||', sides });
export const equal = (...sides: readonly [Cel, Cel]): Cel => ({ kind: 'operator', operator: '==', sides });
export const unequal = (...sides: readonly [Cel, Cel]): Cel => ({ kind: 'operator', operator: '!=', sides });
export const isIn = (...sides: readonly [Cel, Cel]): Cel => ({ kind: 'operator', operator: 'in', sides });

export function choice(test: Cel, is: Cel, isNot: Cel): Cel {
  return { kind: 'choice', test, is, isNot };
}
