import { tlsFiles } from '../mutual-tls';
import { ports } from '../ports';
import { askedOf, hostOf } from '../surroundings';
import type { GrafanaSpec } from './spec';

/** @see https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export function renderDatasources(spec: GrafanaSpec): object {
  const of = (part: 'prometheus' | 'loki', jsonData: object = {}): object => {
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
      { name: 'Loki', ...of('loki') },
    ],
  };
}

/** Read when Grafana starts. @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion */
const fromFiles = {
  tlsCACert: `$__file{${tlsFiles.authority}}`,
  tlsClientCert: `$__file{${tlsFiles.certificate}}`,
  tlsClientKey: `$__file{${tlsFiles.key}}`,
};
