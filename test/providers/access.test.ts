import fc from 'fast-check';
import type { Machines } from '../../src/cluster';
import { hetzner } from '../../src/providers/hetzner';
import { openstack } from '../../src/providers/openstack';
import { upcloud } from '../../src/providers/upcloud';
import { publicKey } from './example-site';

interface Access {
  readonly sshKeys?: readonly string[];
  readonly adminFrom?: readonly string[];
}

const good = { sshKeys: [publicKey], adminFrom: ['203.0.113.0/24', '2001:db8::/48'] };

/** A key of this type with fields of so many bytes, as `ssh-keygen` writes it. */
function opensshKey(type: string, ...lengths: readonly number[]): string {
  const fields = [Buffer.from(type), ...lengths.map((length) => Buffer.alloc(length, 7))];
  const bytes = fields.flatMap((field) => [
    Buffer.from([0, 0, field.length >> 8, field.length & 255]),
    field,
  ]);
  return `${type} ${Buffer.concat(bytes).toString('base64')}`;
}

const providers: readonly [string, string, (change: Access) => Machines][] = [
  ['hetzner', 'NAUST-HCL', (change) => hetzner({ location: 'hel1', ...good, ...change })],
  ['openstack', 'NAUST-OST', (change) => openstack({ site: 'osl2', ...good, ...change })],
  ['upcloud', 'NAUST-UPC', (change) => upcloud({ zone: 'no-svg1', ...good, ...change })],
];

describe.each(providers)('who may reach the machines of %s', (_, prefix, made) => {
  const codes = (change: Access): string[] => made(change).findings.map((finding) => finding.code);

  test('is who was named', () => expect(codes({})).toEqual([]));
  test('is exposed for those who make firewalls', () => expect(made({}).adminFrom).toEqual(good.adminFrom));

  test.each([
    ['an RSA key', opensshKey('ssh-rsa', 3, 257)],
    ['an ECDSA key', opensshKey('ecdsa-sha2-nistp384', 8, 97)],
    ['the key of a security key', opensshKey('sk-ssh-ed25519@openssh.com', 32, 4)],
    ['a key without a comment', publicKey.split(' ').slice(0, 2).join(' ')],
  ])('may show %s', (__, key) => expect(codes({ sshKeys: [key] })).toEqual([]));

  test.each([
    ['nobody', []],
    ['a key of another type than it says', [publicKey.replace('ssh-ed25519', 'ssh-rsa')]],
    ['a key of no known type', ['ssh-dss AAAAB3NzaC1kc3M=']],
    ['a key with a letter too many', [publicKey.replace(' AAAA', ' AAAAA')]],
    ['a key with letters too many', [publicKey.replace(/(?<= \S+) /, 'AAAA ')]],
    ['a key that is cut off', [publicKey.replace(/(?<= \S+)\S{4} /, ' ')]],
    ['an Ed25519 key of another length', [opensshKey('ssh-ed25519', 33)]],
    ['an RSA key without its modulus', [opensshKey('ssh-rsa', 3)]],
    ['two lines', [`${publicKey}\n${publicKey}`]],
    ['options before the key', [`command="true" ${publicKey}`]],
    ['a comment that Terraform would read', [`${publicKey}\${file("/etc/shadow")}`]],
  ])('is never %s', (__, sshKeys) => expect(codes({ sshKeys })).toEqual([`${prefix}-002`]));

  test('is never told a private key, and does not show it', () => {
    const key =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----';
    const { findings } = made({ sshKeys: [key] });
    expect(findings.map((finding) => finding.code)).toEqual([`${prefix}-002`]);
    expect(JSON.stringify(findings)).toContain('is a private key');
    expect(JSON.stringify(findings)).not.toContain('b3BlbnNzaC1rZXktdjE');
  });

  test('is never shown what is not a public key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (key) => {
        const { findings } = made({ sshKeys: [key] });
        expect(findings).toHaveLength(1);
        expect(findings[0]?.got).toMatch(/^(\d+ characters|a private key), not shown$/);
      }),
    );
  });

  test.each([
    ['nobody', [], '003'],
    ['the whole internet', ['0.0.0.0/0'], '003'],
    ['the whole internet of IPv6', ['::/0'], '003'],
    ['half of the internet', ['128.0.0.0/1'], '003'],
  ])('comes never from %s', (__, adminFrom, code) =>
    expect(codes({ adminFrom })).toEqual([`${prefix}-${code}`]),
  );

  test('comes from networks only', () =>
    expect(codes({ adminFrom: ['203.0.113.7'] })).toEqual(['NAUST-VAL-002']));
});
