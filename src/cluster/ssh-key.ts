/**
 * The fields of a key after its type, each with its bytes where they are the same of every key: a point of a curve, not
 * compressed, or the name of the curve.
 * @see https://www.rfc-editor.org/rfc/rfc4253#section-6.6 RSA: exponent and modulus
 * @see https://www.rfc-editor.org/rfc/rfc5656#section-3.1 ECDSA: curve and point
 * @see https://www.rfc-editor.org/rfc/rfc8709#section-4 Ed25519: the key
 * @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.u2f of a security key: and its application
 */
const fields: ReadonlyMap<string, readonly (number | 'any')[]> = new Map([
  ['ssh-ed25519', [32]],
  ['ssh-rsa', ['any', 'any']],
  ['ecdsa-sha2-nistp256', [8, 65]],
  ['ecdsa-sha2-nistp384', [8, 97]],
  ['ecdsa-sha2-nistp521', [8, 133]],
  ['sk-ssh-ed25519@openssh.com', [32, 'any']],
  ['sk-ecdsa-sha2-nistp256@openssh.com', [8, 65, 'any']],
]);

/**
 * An OpenSSH public key on one line, as it stands in a `.pub` file. It names no code: each provider has its own.
 * @see https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT
 */
export const sshPublicKey = {
  allowed: `a type (${[...fields.keys()].slice(0, 3).join(', ')}, ...), the key in base64, whole, and a comment if you like`,
  accepts: (key: string): boolean => {
    const parts = /^(\S+) ([A-Za-z0-9+/]+={0,2})( [A-Za-z0-9@._+:,()-][A-Za-z0-9@._+:,() -]*)?$/.exec(key);
    return parts !== null && isWhole(parts[1]!, parts[2]!);
  },
};

/** Whether a text is, or holds, the secret half of a key in one of the usual forms. */
export function looksPrivate(text: string): boolean {
  return /PRIVATE[ -]KEY|PuTTY-User-Key-File|^b3BlbnNzaC1rZXktdjE/i.test(String(text));
}

/** A letter more or less, as it comes of copying by hand, would lock everyone out of the machines that are made. */
function isWhole(type: string, base64: string): boolean {
  const expected = fields.get(type);
  const bytes = Buffer.from(base64, 'base64');
  if (expected === undefined || bytes.toString('base64') !== base64) return false;
  const [name, ...others] = fieldsOf(bytes) ?? [];
  return (
    name?.toString('latin1') === type &&
    others.length === expected.length &&
    others.every(({ length }, index) => expected[index] === 'any' || expected[index] === length)
  );
}

/** Each after its length in four bytes; nothing where the bytes do not end with one. */
function fieldsOf(bytes: Buffer): readonly Buffer[] | undefined {
  const found: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    found.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.length ? found : undefined;
}
