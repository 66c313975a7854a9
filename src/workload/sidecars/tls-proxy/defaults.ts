import { Duration, Size } from 'cdk8s';
import versions from '../versions.json';

export const tlsProxyDefaults = { issuerKind: 'ClusterIssuer' as const, port: 8443 };

export const trustDefaults = { key: 'ca.crt' };

export const tlsProxySettings = {
  image: versions.images.nginx,
  /** Above what the platform's own parts listen on in a pod. */
  statusPort: 15023,
  temporary: Size.mebibytes(64),
  workerConnections: 4096,
  /** How long a renewed certificate may be overlooked. */
  certificateValidity: Duration.minutes(1),
  /** Callers have timeouts of their own. */
  patience: Duration.hours(1),
} as const;
