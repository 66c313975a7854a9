import { tlsFiles } from './files';

/** As Prometheus and what comes of it ask another part. @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tls_config */
export interface ClientTls {
  readonly ca_file: string;
  readonly cert_file: string;
  readonly key_file: string;
  readonly server_name: string;
}

export function clientTls(serverName: string): ClientTls {
  const { certificate, key, authority } = tlsFiles;
  return { ca_file: authority, cert_file: certificate, key_file: key, server_name: serverName };
}
