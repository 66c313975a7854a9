import { cidr, type Finding, Findings, ipAddress, kubernetesName, labelKey, labelValue } from '../kernel';
import type { HostSpec } from './host-spec';
import { userDataBytes, userDataEncoding } from './user-data-encoding';

/** What a provider takes of user data. */
export interface UserDataLimit {
  /** `undefined` where none is sent. */
  readonly bytes: number | undefined;
  /** Whether it may be gzipped and in base64. */
  readonly gzip: boolean;
}

/** Whether a provider takes the user data of a node. */
export function userDataFindings(node: string, text: string, limit: UserDataLimit): readonly Finding[] {
  if (limit.bytes === undefined || userDataBytes(text, 'plain') <= limit.bytes) return [];
  const encoding = userDataEncoding(text, limit.gzip);
  const bytes = userDataBytes(text, encoding);
  if (bytes <= limit.bytes) return [];
  return [
    {
      code: 'NAUST-CIN-001',
      what: `has more user data for ${node} than its provider takes`,
      got: encoding === 'plain' ? `${bytes} bytes` : `${bytes} bytes, gzipped and in base64`,
      allowed: `${limit.bytes} bytes at most`,
      fix: 'shorten the labels, the list of SSH keys and the networks in adminFrom',
    },
  ];
}

/** What would keep one host from joining, or its owner from reaching it. */
export function hostFindings(host: HostSpec): readonly Finding[] {
  const findings = new Findings();
  findings.check('hostname', host.hostname, kubernetesName);
  for (const [key, value] of Object.entries(host.labels)) {
    findings.check(`a label of ${host.hostname}`, key, labelKey);
    findings.check(`the label ${key} of ${host.hostname}`, value, labelValue);
  }
  findings.checkAll(`adminFrom of ${host.hostname}`, host.adminFrom, cidr);
  host.openPorts.forEach((port) => findings.port(`an open port of ${host.hostname}`, port));
  if (host.publicAddress !== undefined)
    findings.check(`the address of ${host.hostname}`, host.publicAddress, ipAddress);
  if (findings.all.length > 0) return findings.all;
  return lockOut(host);
}

function lockOut({ hostname, cloudFirewall, adminFrom }: HostSpec): Finding[] {
  if (cloudFirewall !== 'none' || adminFrom.length > 0) return [];
  return [
    {
      code: 'NAUST-CIN-002',
      what: `closes ${hostname} to everyone, its owner included`,
      got: 'no network in adminFrom',
      allowed: 'at least one network that SSH may come from',
      fix: "name your own network: adopted([...], { adminFrom: ['203.0.113.0/24'] })",
    },
  ];
}
