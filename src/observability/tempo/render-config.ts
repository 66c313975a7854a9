import { lokiServerTls } from '../mutual-tls';
import { ports } from '../ports';
import type { TempoSpec } from './spec';

/** Everything that Tempo writes is below this folder: what is not said here it puts there by itself. */
export const dataFolder = '/var/tempo';

/**
 * One process with its blocks on its own volume, as of Tempo 3: nothing is between what comes in and what is kept.
 * @see https://grafana.com/docs/tempo/latest/configuration/
 */
export function renderTempoConfig(spec: TempoSpec): object {
  const compaction = { block_retention: `${spec.retentionDays * 24}h` };
  return {
    server: {
      http_listen_port: ports.tempo,
      log_level: 'info',
      // Its server is that of Loki.
      ...(spec.mutualTls ? lokiServerTls : {}),
    },
    distributor: {
      receivers: {
        otlp: {
          protocols: {
            grpc: { endpoint: `0.0.0.0:${ports.otlpGrpc}` },
            http: { endpoint: `0.0.0.0:${ports.otlpHttp}` },
          },
        },
      },
    },
    // Both have to be told: one says what is to be deleted, the other deletes.
    backend_scheduler: { provider: { compaction: { compaction } }, local_work_path: dataFolder },
    backend_worker: { compaction },
    storage: {
      trace: {
        backend: 'local',
        wal: { path: `${dataFolder}/wal` },
        local: { path: `${dataFolder}/blocks` },
      },
    },
    usage_report: { reporting_enabled: false },
  };
}
