import type { Finding } from '../kernel';

/** How cdktf writes a value that only Terraform will know: into a string, a list, the key of a map. */
const TOKEN = /[$#&]\{TfToken\[/;

/** A number token is a negative double near the end of the range, with its index in the mantissa. */
const NUMBER_TOKEN_BELOW = -1e280;

/** Values in a resolved object that Terraform would have to fill in: Kubernetes would take them as they are. */
export function terraformTokens(object: unknown): readonly Finding[] {
  // Almost no object has one, and of almost every value the place would be written down for nothing.
  if (!hasToken(object)) return [];
  return tokenPlaces(object, '').map((place) => ({
    code: 'NAUST-PLT-005',
    what: `carries a value at ${place} that only Terraform knows`,
    got: 'an unresolved Terraform token',
    allowed: 'values chosen at synth',
    fix: 'choose the address, network or name in the stack file and give it to both sides',
  }));
}

function hasToken(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isToken(value);
  if (Array.isArray(value)) return value.some(hasToken);
  for (const key in value) {
    if (isToken(key) || hasToken((value as Readonly<Record<string, unknown>>)[key])) return true;
  }
  return false;
}

function tokenPlaces(value: unknown, place: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return isToken(value) ? [place] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => tokenPlaces(item, `${place}[${index}]`));
  return Object.entries(value).flatMap(([key, child]) =>
    isToken(key)
      ? [`a key of ${place || 'the object'}`]
      : tokenPlaces(child, place ? `${place}.${key}` : key),
  );
}

function isToken(value: unknown): boolean {
  if (typeof value === 'number') return value < NUMBER_TOKEN_BELOW;
  return typeof value === 'string' && value.includes('{TfToken[') && TOKEN.test(value);
}
