import {
  cidr,
  duration,
  flag,
  having,
  hostname,
  ipAddress,
  type Kind,
  kubernetesName,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  size,
  text,
  textLike,
  timeOfDay,
  urlPath,
} from '../../kernel';
import { redactedKinds } from '../../alloy';
import { hostTlsKind, nginxKind } from '../../gateway';
import { place } from '../../residency';
import { noReceiver, userName } from '../alertmanager';
import type {
  HostAlertmanagerProps,
  HostAlloyProps,
  HostGrafanaProps,
  HostLokiProps,
  HostObservabilityProps,
  HostPrometheusProps,
  HostStreamRetentionProps,
  MonitoringHost,
  ScrapeAccount,
  ScrapeProps,
} from './props';

const machine: Kind<MonitoringHost> = shaped<MonitoringHost>({
  name: textLike({ ...kubernetesName, example: 'unnamed' }),
  address: textLike(ipAddress),
  cpu: number(1, 'NAUST-VAL-020'),
  memory: size,
  disk: size,
  place,
});

const scrape: Kind<ScrapeProps> = shaped<ScrapeProps>({
  at: recordOf(text('10.20.0.5:9100')),
  networks: listOf(textLike(cidr)),
  tells: optional(oneOf('node', 'nginx', 'other')),
  path: optional(textLike(urlPath)),
  plain: optional(flag),
  authority: optional(textLike(kubernetesName)),
  account: optional(
    shaped<ScrapeAccount>({ username: textLike(userName), secret: textLike(kubernetesName) }),
  ),
});

export const hostObservabilityShape: Shape<HostObservabilityProps> = {
  on: machine,
  host: textLike(hostname),
  tls: hostTlsKind,
  adminFrom: listOf(textLike(cidr)),
  logsFrom: optional(listOf(textLike(cidr))),
  scrapes: optional(recordOf(scrape)),
  retention: optional(duration),
  prometheus: optional(
    shaped<HostPrometheusProps>({
      volume: optional(size),
      sizeCap: optional(size),
      scrapeInterval: optional(duration),
      memory: optional(size),
    }),
  ),
  alertmanager: optional(
    shaped<HostAlertmanagerProps>({
      receivers: optional(recordOf(having('a Receiver', 'told', noReceiver))),
      memory: optional(size),
    }),
  ),
  loki: optional(
    shaped<HostLokiProps>({
      volume: optional(size),
      memory: optional(size),
      logsPerHost: optional(size),
      streamRetention: optional(
        listOf(
          shaped<HostStreamRetentionProps>({ labels: recordOf(text('nginx.service')), retention: duration }),
        ),
      ),
    }),
  ),
  grafana: optional(
    shaped<HostGrafanaProps>({
      adminSecret: optional(textLike(kubernetesName)),
      volume: optional(size),
      memory: optional(size),
    }),
  ),
  alloy: optional(
    shaped<HostAlloyProps>({ memory: optional(size), redact: optional(listOf(oneOf(...redactedKinds))) }),
  ),
  network: optional(textLike(cidr)),
  nginx: optional(nginxKind),
  restartAt: optional(textLike(timeOfDay)),
};
