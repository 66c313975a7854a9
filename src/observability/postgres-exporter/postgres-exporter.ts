import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { addCheck, Manifest } from '../../kernel';
import { PodTraffic, wayByName } from '../../network';
import { HeadlessService } from '../kubernetes';
import { ports } from '../ports';
import { namesNoHost } from './name-rule';
import { renderPostgresExporter } from './render-deployment';
import type { DatabaseSpec } from './spec';

/** Asks one server of PostgreSQL how it is, as a user that sees figures and no rows. */
export class PostgresExporter extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: DatabaseSpec) {
    super(scope, spec.name);
    const { name } = spec;
    const labels = { 'app.kubernetes.io/name': name };
    new HeadlessService(this, 'service', { name, labels, ports: { http: ports.postgresExporter } });
    new Manifest(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: Lazy.any({ produce: () => renderPostgresExporter(spec) }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
    this.traffic.allowTo(spec.peer, { port: spec.port });
    addCheck(this, () => namesNoHost(spec, wayByName(this)));
  }
}
