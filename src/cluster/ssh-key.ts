/** @see https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT */
const types = [
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
];

/** An OpenSSH public key on one line, as it stands in a `.pub` file. It names no code: each provider has its own. */
export const sshPublicKey = {
  allowed: `a type (${types.slice(0, 3).join(', ')}, ...), the key in base64, and a comment if you like`,
  accepts: (key: string): boolean => {
    const parts = /^(\S+) ([A-Za-z0-9+/]+={0,2})( [A-Za-z0-9@._+:,()-][A-Za-z0-9@._+:,() -]*)?$/.exec(key);
    return parts !== null && types.includes(parts[1]!) && typeInside(parts[2]!) === parts[1];
  },
};

/** Whether a text is, or holds, the secret half of a key in one of the usual forms. */
export function looksPrivate(text: string): boolean {
  return /PRIVATE[ -]KEY|PuTTY-User-Key-File|^b3BlbnNzaC1rZXktdjE/i.test(String(text));
}

/** The key itself begins with its type: a length of four bytes, then the name. */
function typeInside(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length < 4 ? '' : bytes.toString('latin1', 4, 4 + bytes.readUInt32BE(0));
}
