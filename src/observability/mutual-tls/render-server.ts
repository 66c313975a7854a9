import { tlsFiles } from './files';

/**
 * A request without a certificate of the authority is refused before it is read, and one of a part that has no business
 * here afterwards. @see https://prometheus.io/docs/prometheus/latest/configuration/https/
 */
export function renderWebConfig(callers: readonly string[]): object {
  return {
    tls_server_config: {
      cert_file: tlsFiles.certificate,
      key_file: tlsFiles.key,
      client_ca_file: tlsFiles.authority,
      client_auth_type: 'RequireAndVerifyClientCert',
      client_allowed_sans: callers,
      min_version: 'TLS13',
    },
  };
}

/** The same of Loki, which takes whoever has a certificate. @see https://grafana.com/docs/loki/latest/configure/#server */
export const lokiServerTls = {
  tls_min_version: 'VersionTLS13',
  http_tls_config: {
    cert_file: tlsFiles.certificate,
    key_file: tlsFiles.key,
    client_ca_file: tlsFiles.authority,
    client_auth_type: 'RequireAndVerifyClientCert',
  },
} as const;
