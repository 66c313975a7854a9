import type { Findings } from '../../kernel';
import { objectName } from '../grammar';
import type { GatewayProps } from '../props';
import type { ServerSpec } from '../server/spec';
import type { CertManagerTls, ClusterTls } from './tls';

/** A Certificate that the gateway has cert-manager make. */
export interface CertificateObjectSpec {
  readonly secret: string;
  readonly hosts: readonly string[];
  readonly tls: CertManagerTls;
}

interface Secrets {
  readonly secrets: readonly string[];
  /** For each server its Secret. */
  readonly ofServers: readonly string[];
  readonly certificates: readonly CertificateObjectSpec[];
}

/** Servers without a certificate of their own are in the gateway's. */
export function resolveSecrets(
  name: string,
  { tls, servers: additional = [] }: Pick<GatewayProps, 'tls' | 'servers'>,
  servers: readonly ServerSpec[],
  findings: Findings,
): Secrets {
  const all = [tls, ...additional.map((server) => server.tls)];
  all.forEach((each) => each && checkTls(each, findings));
  const ofServers = all.map((each, index) => secretOf(name, each ?? tls, each === undefined ? 0 : index));
  const certificates = all.flatMap((each, index) => {
    if (each?.kind !== 'certManager') return [];
    const hosts = servers.flatMap((server, at) => (ofServers[at] === ofServers[index] ? server.hosts : []));
    return [{ secret: ofServers[index]!, hosts, tls: each }];
  });
  return { secrets: [...new Set(ofServers)], ofServers, certificates };
}

function secretOf(name: string, tls: ClusterTls, index: number): string {
  if (tls.kind === 'secret') return tls.name;
  return index === 0 ? `${name}-tls` : `${name}-tls-${index + 1}`;
}

function checkTls(tls: ClusterTls, findings: Findings): void {
  if (tls.kind === 'secret') findings.check('the name of the TLS Secret', tls.name, objectName);
  else findings.check('the issuer', tls.issuer, objectName);
}
