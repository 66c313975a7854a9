import { Duration } from 'cdk8s';
import { sidecarShare } from '../share';
import type { Sidecar } from '../sidecar';
import { tlsProxySettings } from './defaults';
import { renderCertificate } from './render-certificate';
import { certificateFolder, renderTlsProxy, runFolder } from './render-nginx';
import type { TlsProxySpec } from './spec';

const FOLDER = '/etc/nginx/tls';
const CONFIG = 'nginx.conf';

/** An nginx that ends TLS beside an application, which listens on the pod's loopback. @param application the port there */
export function tlsProxy(spec: TlsProxySpec, application: number): Sidecar {
  const { image, statusPort, temporary } = tlsProxySettings;
  const check = { kind: 'http', path: '/ready', port: statusPort } as const;
  return {
    name: 'tls',
    pod: (host) => ({
      container: {
        image,
        command: ['nginx', '-e', 'stderr', '-g', 'daemon off;', '-c', `${FOLDER}/${CONFIG}`],
        ports: [
          { name: 'https', port: spec.port },
          { name: 'tls-status', port: statusPort },
        ],
        resources: sidecarShare,
        startup: { check, period: Duration.seconds(1), failureThreshold: 60 },
        readiness: { check, period: Duration.seconds(10), failureThreshold: 3 },
        liveness: { check, period: Duration.seconds(20), timeout: Duration.seconds(5), failureThreshold: 3 },
        mounts: [
          { volume: 'tls-certificate', path: certificateFolder, readOnly: true },
          { volume: 'tls-run', path: runFolder },
        ],
      },
      files: () => ({ [CONFIG]: renderTlsProxy(spec.port, application) }),
      folder: FOLDER,
      volumes: [
        { kind: 'secret', name: 'tls-certificate', secret: spec.secret, keys: ['tls.crt', 'tls.key'] },
        { kind: 'empty', name: 'tls-run', sizeLimit: temporary },
      ],
      objects: [
        {
          apiVersion: 'cert-manager.io/v1',
          kind: 'Certificate',
          name: spec.secret,
          spec: renderCertificate(spec, host),
        },
      ],
    }),
  };
}
