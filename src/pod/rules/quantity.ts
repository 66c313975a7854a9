/** An exact amount: `numerator` / `denominator`, the denominator above zero. */
export interface Quantity {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const BINARY: Readonly<Record<string, bigint>> = { Ki: 1n, Mi: 2n, Gi: 3n, Ti: 4n, Pi: 5n, Ei: 6n };
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const FORM = /^([+-]?)([0-9]{0,40})(?:\.([0-9]{0,40}))?(?:([KMGTPE]i)|([numkMGTPE]?)|[eE]([+-]?[0-9]{1,3}))$/;

/**
 * Reads a Kubernetes quantity such as `512Mi`, `500m`, `1.5` or `1e3`; `undefined` where Kubernetes would not.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  const before = known.get(text);
  if (before !== undefined) return before;
  const quantity = parsed(text);
  if (quantity !== undefined && known.size < MOST_KNOWN) known.set(text, quantity);
  return quantity;
}

/** Thousands of containers ask for the same few amounts, and each is read by several rules. */
const known = new Map<string, Quantity>();
const MOST_KNOWN = 1000;

function parsed(text: string): Quantity | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', binary, decimal, exponent] = match;
  if (whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const shift = binary === undefined ? (DECIMAL[decimal ?? ''] ?? 0) + Number(exponent ?? 0) : 0;
  const scale = binary === undefined ? 1n : 1024n ** BINARY[binary]!;
  return {
    numerator: digits * scale * 10n ** BigInt(Math.max(shift, 0)),
    denominator: 10n ** BigInt(fraction.length + Math.max(-shift, 0)),
  };
}

/** Below zero, zero or above, as `a` is less than, equal to or more than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
