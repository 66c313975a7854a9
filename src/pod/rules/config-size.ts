import type { Finding } from '../../kernel';

/**
 * What the API server takes of a ConfigMap or a Secret: the sum of its values in bytes, as they are once decoded. Names
 * are not counted. @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
const most = 1_048_576;

/** A ConfigMap or a Secret that the API server would refuse for its size. */
export function configSize(object: unknown): readonly Finding[] {
  const { kind, data, binaryData, stringData } = object as Readonly<Record<string, unknown>>;
  if (kind !== 'ConfigMap' && kind !== 'Secret') return [];
  const plain = { ...(kind === 'ConfigMap' ? recordOf(data) : {}), ...recordOf(stringData) };
  const encoded = kind === 'ConfigMap' ? recordOf(binaryData) : recordOf(data);
  const sizes = [
    ...Object.entries(plain).map(([key, text]) => [key, Buffer.byteLength(text)] as const),
    ...Object.entries(encoded).map(([key, text]) => [key, Buffer.from(text, 'base64').length] as const),
  ];
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  if (total <= most) return [];
  const [largest] = [...sizes].sort((a, b) => b[1] - a[1]);
  return [
    {
      code: 'NAUST-OUT-011',
      what: `is a ${kind} that the API server refuses, as it holds too much`,
      got: `${total} bytes, of them ${largest![1]} in ${largest![0]}`,
      allowed: `${most} bytes of values`,
      fix: 'keep less in it, spread it over several, or put it into the image',
    },
  ];
}

function recordOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string')) as Record<
    string,
    string
  >;
}
