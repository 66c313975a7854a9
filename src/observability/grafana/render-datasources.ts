import { tlsFiles } from '../mutual-tls';
import { ports } from '../ports';
import { askedOf, hostOf } from '../surroundings';
import type { GrafanaModel } from './spec';

/** @see https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export function renderDatasources(spec: GrafanaModel): object {
  const of = (part: 'prometheus' | 'loki' | 'tempo', jsonData: object = {}): object => {
    const { scheme = 'http', tls_config: tls } = askedOf(part, spec);
    return {
      uid: part,
      type: part,
      url: `${scheme}://${hostOf(part, spec.namespace)}:${ports[part]}`,
      access: 'proxy',
      editable: false,
      jsonData: tls
        ? { ...jsonData, tlsAuth: true, tlsAuthWithCACert: true, serverName: tls.server_name }
        : jsonData,
      secureJsonData: tls && fromFiles,
    };
  };
  const timeInterval = `${spec.scrapeInterval.toSeconds()}s`;
  return {
    apiVersion: 1,
    prune: true,
    datasources: [
      { name: 'Prometheus', isDefault: true, ...of('prometheus', { httpMethod: 'POST', timeInterval }) },
      { name: 'Loki', ...of('loki', spec.traced ? toTraces : {}) },
      ...(spec.traced ? [{ name: 'Tempo', ...of('tempo', toLogs) }] : []),
    ],
  };
}

/** Read when Grafana starts. @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion */
const fromFiles = {
  tlsCACert: `$__file{${tlsFiles.authority}}`,
  tlsClientCert: `$__file{${tlsFiles.certificate}}`,
  tlsClientKey: `$__file{${tlsFiles.key}}`,
};

/** From a line that names a trace to the trace. @see https://grafana.com/docs/grafana/latest/datasources/loki/configure-loki-data-source/#derived-fields */
const toTraces = {
  derivedFields: [
    {
      name: 'trace',
      matcherRegex: '[tT]race_?[iI][dD]"?[=:]\\s*"?([0-9a-f]{32})',
      datasourceUid: 'tempo',
      // A variable of Grafana's: where files are read for variables, two signs stand for one.
      url: '$${__value.raw}',
    },
  ],
};

/** From a span to the lines of the pod around it. @see https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/#trace-to-logs */
const toLogs = {
  tracesToLogsV2: {
    datasourceUid: 'loki',
    spanStartTimeShift: '-5m',
    spanEndTimeShift: '5m',
    tags: [
      { key: 'k8s.namespace.name', value: 'namespace' },
      { key: 'service.name', value: 'app' },
    ],
    filterByTraceID: true,
  },
  nodeGraph: { enabled: true },
};
