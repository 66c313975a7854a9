import { Duration } from 'cdk8s';
import { configYaml } from '../../../kernel';
import { stateFolder } from './defaults';
import { rubyRedaction } from './ruby-redaction';
import type { Shipment, Shipper } from './shipment';

const PORT = 24220;

/** Where Loki takes lines. */
export const PUSH = '/loki/api/v1/push';

/** @see https://docs.fluentd.org/configuration/config-file-yaml */
export function fluentd(shipment: Shipment): Shipper {
  const check = { kind: 'http', path: '/api/plugins.json', port: PORT } as const;
  const redacts = shipment.redact.length > 0;
  return {
    // One process: what its supervisor would do, the kubelet does.
    command: [
      'fluentd',
      '--no-supervisor',
      '--config',
      '/etc/logs/fluentd.yaml',
      ...(redacts ? ['--require', '/etc/logs/redact.rb'] : []),
    ],
    ports: [{ name: 'logs-http', port: PORT }],
    startup: { check, period: Duration.seconds(2), failureThreshold: 30 },
    readiness: { check, period: Duration.seconds(10), timeout: Duration.seconds(3) },
    liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
    files: () => ({
      'fluentd.yaml': configYaml(renderFluentd(shipment)),
      ...(redacts ? { 'redact.rb': rubyRedaction(shipment.redact) } : {}),
    }),
    writes: true,
  };
}

function renderFluentd({ directory, redact, labels, loki }: Shipment): object {
  const { tls, host, port, path } = loki();
  const message = redact.length > 0 ? '${Redaction.redact(record["message"])}' : '${record["message"]}';
  return {
    system: { log_level: 'warn' },
    config: [
      { source: { $type: 'monitor_agent', bind: '0.0.0.0', port: PORT } },
      {
        source: {
          $type: 'tail',
          tag: 'logs',
          path: `${directory}/*.log`,
          pos_file: `${stateFolder}/tail.pos`,
          read_from_head: true,
          refresh_interval: 1,
          parse: { $type: 'none' },
        },
      },
      {
        filter: {
          $tag: 'logs',
          $type: 'record_transformer',
          enable_ruby: true,
          record: { message, pod: '${ENV["POD_NAME"]}' },
        },
      },
      {
        match: {
          $tag: 'logs',
          $type: 'loki',
          // The rest of the path it adds itself.
          url: `${tls ? 'https' : 'http'}://${host}:${port}${path.slice(0, -PUSH.length)}`,
          extra_labels: JSON.stringify(labels),
          label: { pod: '$.pod' },
          line_format: 'json',
          drop_single_key: true,
          buffer: {
            $type: 'file',
            path: `${stateFolder}/buffer`,
            total_limit_size: '64m',
            flush_interval: '1s',
            retry_forever: true,
            retry_max_interval: '60s',
          },
        },
      },
    ],
  };
}
