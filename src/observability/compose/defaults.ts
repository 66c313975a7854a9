import { Duration, Size } from 'cdk8s';
import requested from './requests.json';

export const hostObservabilityDefaults = {
  logsFrom: [] as readonly string[],
  retention: Duration.days(15),
  network: '172.29.255.0/24',
};

export const scrapeDefaults = { tells: 'other', path: '/metrics' } as const;

export const hostPrometheusDefaults = {
  volume: Size.gibibytes(20),
  memory: memoryOf('prometheus'),
};

export const hostAlertmanagerDefaults = { memory: memoryOf('alertmanager') };

export const hostLokiDefaults = {
  volume: Size.gibibytes(20),
  memory: memoryOf('loki'),
  logsPerHost: Size.mebibytes(200),
};

export const hostGrafanaDefaults = {
  adminSecret: 'grafana-admin',
  volume: Size.gibibytes(1),
  memory: memoryOf('grafana'),
};

export const hostAlloyDefaults = { memory: memoryOf('alloy') };

/** What is left for everything else on the machine. */
export const forSystem = {
  memory: Size.mebibytes(requested.systemMebibytes.value),
  disk: Size.gibibytes(requested.systemGibibytes.value),
} as const;

function memoryOf(part: 'prometheus' | 'alertmanager' | 'loki' | 'grafana' | 'alloy'): Size {
  return Size.mebibytes(requested[part].memoryMebibytes);
}
