/** The one module there is. */
export const probeModule = 'https';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/**
 * Whether a name answers over TLS with a certificate that clients trust. What it answers is the business of its routes:
 * the gateway sends 404 where it has none, and anything below 500 is an answer.
 * @see https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md
 */
export function renderBlackboxConfig(): object {
  return {
    modules: {
      [probeModule]: {
        prober: 'http',
        timeout: '5s',
        http: {
          method: 'GET',
          follow_redirects: false,
          fail_if_not_ssl: true,
          valid_status_codes: [...range(200, 226), ...range(300, 308), ...range(400, 451)],
          preferred_ip_protocol: 'ip4',
          ip_protocol_fallback: false,
          tls_config: { min_version: 'TLS12' },
        },
      },
    },
  };
}
