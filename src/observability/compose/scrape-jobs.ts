import { ports } from '../ports';
import type { ScrapeJob } from '../prometheus';
import type { ScrapeSpec } from './scrape-spec';

const secretsFolder = '/etc/prometheus-secrets';

interface Asked {
  readonly machine: { readonly name: string };
  readonly scrapes: readonly ScrapeSpec[];
}

/** Every job of a stack on a host. */
export function hostScrapeJobs({ machine, scrapes }: Asked): readonly ScrapeJob[] {
  const own = (name: string, at: string, instance?: string): ScrapeJob => ({
    job_name: name,
    static_configs: [{ targets: [at], ...(instance === undefined ? {} : { labels: { instance } }) }],
  });
  return [
    own('prometheus', `localhost:${ports.prometheus}`),
    own('node-exporter', `node-exporter:${ports.nodeExporter}`, machine.name),
    own('node-network', `node-network:${ports.nodeNetwork}`, machine.name),
    own('alertmanager', `alertmanager:${ports.alertmanager}`),
    own('loki', `loki:${ports.loki}`),
    own('grafana', `grafana:${ports.grafana}`),
    own('alloy', `alloy:${ports.alloy}`),
    ...scrapes.map(jobOf),
  ];
}

function jobOf({ job, at, path, plain, authority, account }: ScrapeSpec): ScrapeJob {
  return {
    job_name: job,
    ...(path === '/metrics' ? {} : { metrics_path: path }),
    ...(plain ? {} : { scheme: 'https' }),
    // Prometheus 3 refuses an answer without a Content-Type, which many small exporters send.
    fallback_scrape_protocol: 'PrometheusText0.0.4',
    ...(authority === undefined ? {} : { tls_config: { ca_file: `${secretsFolder}/${authority}/ca.crt` } }),
    ...(account === undefined
      ? {}
      : {
          basic_auth: {
            username: account.username,
            password_file: `${secretsFolder}/${account.secret}/password`,
          },
        }),
    static_configs: Object.entries(at).map(([instance, target]) => ({
      targets: [target],
      labels: { instance },
    })),
  };
}

/** The secrets that jobs read, each once, with the keys that are read of it. */
export function scrapeSecrets(
  scrapes: readonly ScrapeSpec[],
): readonly { readonly secret: string; readonly folder: string; readonly keys: readonly string[] }[] {
  const keys = new Map<string, Set<string>>();
  const read = (secret: string, key: string): void =>
    void keys.set(secret, (keys.get(secret) ?? new Set()).add(key));
  for (const { authority, account } of scrapes) {
    if (authority !== undefined) read(authority, 'ca.crt');
    if (account !== undefined) read(account.secret, 'password');
  }
  return [...keys].map(([secret, each]) => ({
    secret,
    folder: `${secretsFolder}/${secret}`,
    keys: [...each].sort(),
  }));
}
