import type { Fields } from '../manifest/read-manifest';
import type { SealedSecretSpec } from './spec';

/** What is sealed, byte by byte; without the times that are none (`creationTimestamp: null`). */
export function renderSealedSecret({ encryptedData, template }: SealedSecretSpec): object {
  return { encryptedData, template: withoutNulls(template) };
}

/** But for data, where null takes a sealed value out of the Secret. */
function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, name === 'metadata' ? withoutNulls(value as Fields) : value]),
  );
}
