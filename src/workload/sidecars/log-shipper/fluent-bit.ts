import { Duration } from 'cdk8s';
import { configYaml } from '../../../kernel';
import { stateFolder } from './defaults';
import { luaRedaction } from './lua-redaction';
import type { Shipment, Shipper } from './shipment';

const PORT = 2020;

/** @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml */
export function fluentBit(shipment: Shipment): Shipper {
  const check = { kind: 'http', path: '/api/v1/health', port: PORT } as const;
  return {
    command: ['/fluent-bit/bin/fluent-bit', '-c', '/etc/logs/fluent-bit.yaml'],
    ports: [{ name: 'logs-http', port: PORT }],
    startup: { check, period: Duration.seconds(1), failureThreshold: 60 },
    readiness: { check, period: Duration.seconds(10), failureThreshold: 3 },
    liveness: {
      check: { kind: 'http', path: '/', port: PORT },
      period: Duration.seconds(30),
      timeout: Duration.seconds(5),
      failureThreshold: 4,
    },
    files: () => ({
      'fluent-bit.yaml': configYaml(renderFluentBit(shipment)),
      ...(shipment.redact.length > 0 ? { 'redact.lua': luaRedaction(shipment.redact) } : {}),
    }),
    writes: true,
  };
}

function renderFluentBit({ directory, redact, labels, loki }: Shipment): object {
  const { tls, host, port, path } = loki();
  return {
    service: {
      flush: 1,
      log_level: 'warn',
      http_server: true,
      http_listen: '0.0.0.0',
      http_port: PORT,
      health_check: true,
    },
    pipeline: {
      inputs: [
        {
          name: 'tail',
          path: `${directory}/*.log`,
          db: `${stateFolder}/tail.db`,
          read_from_head: true,
          refresh_interval: 1,
          // A line beyond this is left out, and what waits for Loki is held back in the file.
          buffer_max_size: '256k',
          skip_long_lines: true,
          mem_buf_limit: '16M',
        },
      ],
      filters:
        redact.length > 0
          ? [{ name: 'lua', match: '*', script: '/etc/logs/redact.lua', call: 'redact' }]
          : undefined,
      outputs: [
        {
          name: 'loki',
          match: '*',
          host,
          port,
          uri: path,
          tls,
          'tls.verify': tls ? true : undefined,
          labels: [...Object.entries(labels), ['pod', '${POD_NAME}']]
            .map((each) => each.join('='))
            .join(', '),
          line_format: 'json',
          // The line alone, as it was written.
          drop_single_key: 'raw',
          retry_limit: 'no_limits',
        },
      ],
    },
  };
}
