import { Duration, Size } from 'cdk8s';
import type { EnvironmentValue } from '../../pod';
import { httpCheck, type StorePod, storeProbes } from '../kubernetes';
import { tlsMount, tlsVolume } from '../mutual-tls';
import { ports } from '../ports';
import { resources } from '../resources';
import { dashboardFolder } from './dashboard-files';
import { grafanaCpu } from './defaults';
import { oidcFolder, oidcSettings } from './oidc-settings';
import { settings } from './settings';
import type { GrafanaModel } from './spec';

const adminFolder = '/etc/grafana-admin';

/** `maps` hold dashboards. */
export function renderGrafanaPod(spec: GrafanaModel, maps = ['grafana-dashboards']): StorePod {
  const port = ports.grafana;
  const guarded = spec.mutualTls !== undefined;
  return {
    containers: [
      {
        name: spec.name,
        image: spec.image,
        environment: environment(spec),
        ports: [{ name: 'http', port }],
        resources: resources(grafanaCpu, spec.memory),
        // The first start makes its database.
        startup: {
          check: httpCheck('/api/health', port),
          period: Duration.seconds(10),
          failureThreshold: 30,
        },
        ...storeProbes({ port, ready: '/api/health', alive: '/api/health' }),
        mounts: [
          { volume: 'datasources', path: '/etc/grafana/provisioning/datasources', readOnly: true },
          { volume: 'dashboards', path: dashboardFolder, readOnly: true },
          { volume: 'admin', path: adminFolder, readOnly: true },
          ...(spec.oidc ? [{ volume: 'oidc', path: oidcFolder, readOnly: true }] : []),
          { volume: 'data', path: '/var/lib/grafana' },
          ...(guarded ? [tlsMount] : []),
          { volume: 'tmp', path: '/tmp' },
        ],
      },
    ],
    volumes: [
      { kind: 'configMap', name: 'datasources', configMap: 'grafana-datasources' },
      { kind: 'configMaps', name: 'dashboards', configMaps: maps },
      { kind: 'secret', name: 'admin', secret: spec.adminSecret, keys: ['password'] },
      ...(spec.oidc
        ? [{ kind: 'secret' as const, name: 'oidc', secret: spec.oidc.secret, keys: ['client-secret'] }]
        : []),
      ...(guarded ? [tlsVolume(spec.name)] : []),
      { kind: 'empty', name: 'tmp', sizeLimit: Size.mebibytes(256) },
    ],
  };
}

/** The password is read from a file: a variable would show in every description of the pod. */
function environment({ url, oidc }: GrafanaModel): Readonly<Record<string, EnvironmentValue>> {
  const all = {
    ...settings,
    GF_SECURITY_ADMIN_PASSWORD__FILE: `${adminFolder}/password`,
    ...(url === undefined ? {} : { GF_SERVER_ROOT_URL: url, GF_SECURITY_COOKIE_SECURE: 'true' }),
    ...(oidc ? oidcSettings(oidc) : {}),
  };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { kind: 'value', value }]));
}
