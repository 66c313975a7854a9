/** What AES-GCM adds to a text, in bytes. */
const TAG = 16;

/**
 * Whether a text is what kubeseal writes in the place of a value: in base64 the length of an RSA ciphertext in two
 * bytes, that ciphertext, of a key of 2048 bits or more, and what AES-GCM made of the value.
 * @see https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md
 */
export function isSealed(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length < 2 || bytes.toString('base64') !== value) return false;
  const length = bytes.readUInt16BE(0);
  return length >= 256 && length % 8 === 0 && bytes.length >= 2 + length + TAG;
}
