import { lokiServerTls } from '../mutual-tls';
import { ports } from '../ports';
import { series, write } from '../promql';
import { replayShare, schemaFrom } from './defaults';
import type { LokiModel } from './spec';

/** Everything that Loki writes is below this folder. */
export const dataFolder = '/loki';

/**
 * One process with its files on its own volume.
 * @see https://grafana.com/docs/loki/latest/configure/
 */
export function renderLokiConfig(spec: LokiModel): object {
  return {
    // One tenant; who may ask is said by the network policy.
    auth_enabled: false,
    server: { http_listen_port: ports.loki, log_level: 'info', ...(spec.mutualTls ? lokiServerTls : {}) },
    ...(spec.mutualTls ? withoutCertificate : {}),
    common: {
      instance_addr: '127.0.0.1',
      path_prefix: dataFolder,
      replication_factor: 1,
      // Where the others of the one process ask it which lines were deleted: by HTTP they would need a certificate.
      compactor_grpc_address: spec.mutualTls && '127.0.0.1:9095',
      ring: { kvstore: { store: 'inmemory' } },
      storage: {
        filesystem: { chunks_directory: `${dataFolder}/chunks`, rules_directory: `${dataFolder}/rules` },
      },
    },
    schema_config: {
      configs: [
        {
          from: schemaFrom,
          store: 'tsdb',
          object_store: 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    // Said aloud, because Loki 4 turns it on by itself.
    storage_config: { use_thanos_objstore: false },
    // Without both of these the retention below is read and not applied.
    compactor: {
      working_directory: `${dataFolder}/compactor`,
      retention_enabled: true,
      delete_request_store: 'filesystem',
    },
    limits_config: { retention_period: `${spec.retentionDays}d`, ...streamRetention(spec) },
    ingester: { wal: { dir: `${dataFolder}/wal`, replay_memory_ceiling: replayMemory(spec) } },
    ruler: { wal: { dir: `${dataFolder}/ruler-wal` }, rule_path: `${dataFolder}/rules-temp` },
    analytics: { reporting_enabled: false },
  };
}

/** Whether it is ready, and what it is, to whoever has no certificate: the network policies let nobody but the kubelet. */
const withoutCertificate = {
  internal_server: { enable: true, http_listen_address: '0.0.0.0', http_listen_port: ports.lokiProbes },
};

/** Of several that are of a stream Loki takes the one with the highest number. */
function streamRetention({ streamRetention: streams }: LokiModel): object {
  if (streams.length === 0) return {};
  return {
    retention_stream: streams.map(({ labels, days }, index) => ({
      selector: write(series('', labels)),
      priority: streams.length - index,
      period: `${days}d`,
    })),
  };
}

function replayMemory(spec: LokiModel): string {
  return `${Math.floor(spec.memory.toMebibytes() * replayShare)}MB`;
}
