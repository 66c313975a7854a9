import { ports } from '../ports';
import { hostOf } from '../surroundings';
import type { GrafanaModel } from './spec';

/** @see https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export function renderDatasources(spec: GrafanaModel): object {
  const shared = { access: 'proxy', editable: false };
  return {
    apiVersion: 1,
    prune: true,
    datasources: [
      {
        name: 'Prometheus',
        uid: 'prometheus',
        type: 'prometheus',
        url: `http://${hostOf('prometheus', spec.namespace)}:${ports.prometheus}`,
        isDefault: true,
        jsonData: { httpMethod: 'POST', timeInterval: `${spec.scrapeInterval.toSeconds()}s` },
        ...shared,
      },
      {
        name: 'Loki',
        uid: 'loki',
        type: 'loki',
        url: `http://${hostOf('loki', spec.namespace)}:${ports.loki}`,
        ...shared,
      },
    ],
  };
}
