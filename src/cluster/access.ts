import { cidr, type Finding, Findings, type ProblemCode, shown } from '../kernel';
import { looksPrivate, sshPublicKey } from './ssh-key';

/** Who may reach the machines themselves; every provider that makes machines asks for it. */
export interface AccessProps {
  readonly sshKeys: readonly string[];
  readonly adminFrom: readonly string[];
}

/** The provider's own codes for what is wrong with the two. */
export interface AccessCodes {
  readonly sshKeys: ProblemCode;
  readonly adminFrom: ProblemCode;
}

/** A network wider than this is no longer somebody's own. */
const widestPrefix = { ipv4: 8, ipv6: 20 };

/** What is allowed in place of a wider one. */
export const ownNetworks: string = `networks of your own: IPv4 from /${widestPrefix.ipv4}, IPv6 from /${widestPrefix.ipv6}`;

export function accessFindings(props: AccessProps, codes: AccessCodes): readonly Finding[] {
  return [
    ...sshKeyFindings(props.sshKeys, codes.sshKeys),
    ...adminFindings(props.adminFrom, codes.adminFrom),
  ];
}

function sshKeyFindings(keys: readonly string[], code: ProblemCode): readonly Finding[] {
  const form = { code, allowed: `one line: ${sshPublicKey.allowed}`, fix: 'paste the line of the .pub file' };
  if (keys.length === 0) {
    return [
      { ...form, what: 'lets nobody in by SSH', got: 'no sshKeys', fix: 'name the operators’ public keys' },
    ];
  }
  // What is not a public key may be a private one: it is described, never shown.
  return keys.flatMap((key, index) => {
    if (sshPublicKey.accepts(key)) return [];
    return [
      looksPrivate(key)
        ? {
            ...form,
            what: `sshKeys[${index}] is a private key`,
            got: 'a private key, not shown',
            fix: 'treat that key as leaked, and give the public one',
          }
        : {
            ...form,
            what: `sshKeys[${index}] is not an SSH public key`,
            got: `${String(key).length} characters, not shown`,
          },
    ];
  });
}

function adminFindings(networks: readonly string[], code: ProblemCode): readonly Finding[] {
  const findings = new Findings();
  findings.checkAll('adminFrom', networks, cidr);
  const form = {
    code,
    allowed: ownNetworks,
    fix: 'name the networks your operators and your CI come from, such as 203.0.113.0/24',
  };
  if (networks.length === 0) {
    findings.add({ ...form, what: 'lets nobody reach SSH and the Kubernetes API', got: 'no adminFrom' });
  }
  for (const network of networks.filter((written) => cidr.accepts(written) && isTooWide(written))) {
    findings.add({ ...form, what: 'opens SSH and the Kubernetes API to strangers', got: shown(network) });
  }
  return findings.all;
}

/** Whether a network of its form is wider than one that is somebody's own. */
export function isTooWide(network: string): boolean {
  const bits = Number(network.split('/')[1]);
  return bits < (network.includes(':') ? widestPrefix.ipv6 : widestPrefix.ipv4);
}
