import { Duration } from 'cdk8s';
import {
  attribute,
  type Block,
  block,
  component,
  fromEnvironment,
  objectValue,
  redactionStages,
  reference,
  write,
} from '../../../alloy';
import { stateFolder } from './defaults';
import type { Loki, Shipment, Shipper } from './shipment';

const PORT = 12345;

/** @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.file/ */
export function alloy(shipment: Shipment): Shipper {
  const check = { kind: 'http', path: '/-/ready', port: PORT } as const;
  return {
    args: [
      'run',
      '/etc/logs/config.alloy',
      `--storage.path=${stateFolder}`,
      `--server.http.listen-addr=0.0.0.0:${PORT}`,
      '--server.http.enable-pprof=false',
      '--server.http.disable-support-bundle',
      '--disable-reporting',
    ],
    ports: [{ name: 'logs-http', port: PORT }],
    startup: { check, period: Duration.seconds(2), failureThreshold: 30 },
    readiness: { check, period: Duration.seconds(10), timeout: Duration.seconds(3) },
    liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
    files: () => ({ 'config.alloy': write(renderAlloy(shipment)) }),
    writes: true,
  };
}

function renderAlloy({ directory, redact, labels, loki }: Shipment): readonly Block[] {
  const files = { __path__: `${directory}/*.log`, ...labels, pod: fromEnvironment('POD_NAME') };
  return [
    component('local.file_match', 'logs', [
      attribute('path_targets', [objectValue(files)]),
      attribute('sync_period', '1s'),
    ]),
    component('loki.source.file', 'logs', [
      attribute('targets', reference('local', 'file_match', 'logs', 'targets')),
      attribute('forward_to', [reference('loki', 'process', 'redact', 'receiver')]),
    ]),
    component('loki.process', 'redact', [
      attribute('forward_to', [reference('loki', 'write', 'loki', 'receiver')]),
      ...redactionStages(redact),
    ]),
    component('loki.write', 'loki', [block('endpoint', [attribute('url', urlOf(loki()))])]),
  ];
}

function urlOf({ tls, host, port, path }: Loki): string {
  return `${tls ? 'https' : 'http'}://${host}:${port}${path}`;
}
