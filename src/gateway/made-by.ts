import { type Kind, shaped } from '../kernel';

const isObject = shaped<object>({}).fits;

/** Made by a set of functions, each of which gives it a kind. */
export function madeBy<T extends { readonly kind: string }>(
  maker: string,
  ...kinds: readonly Kind<T>[]
): Kind<T> {
  const kindOf = (value: unknown): Kind<T> | undefined =>
    kinds.find(({ standIn }) => isObject(value) && (value as T).kind === standIn.kind);
  return {
    name: `one of ${maker}`,
    standIn: kinds[0]!.standIn,
    parts: { of: 'choice', kinds },
    fits: (value) => kindOf(value) !== undefined,
    inside: (findings, field, value) => kindOf(value)?.inside?.(findings, field, value) ?? value,
  };
}
