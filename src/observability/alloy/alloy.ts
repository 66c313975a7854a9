import { Construct } from 'constructs';
import type { PodTraffic } from '../../network';
import { Store } from '../kubernetes';
import { allowToApiServer, ApiAccess } from '../../kubernetes-api';
import { ports } from '../ports';
import { renderAlloyConfig } from './render-config';
import { renderAlloyPod } from './render-pod';
import type { RouteFigures } from './render-routes';
import type { AlloySpec } from './spec';
import { write } from '../../alloy';

/**
 * Brings the logs of every pod to Loki, without root and without a path of any host.
 *
 * One pod beside Loki, not one a node: it reads logs through the API server, which may stand at another site. Asked
 * from the node itself, each line would go to the API server, back to the node and then to Loki; asked from here, it
 * takes the first way and is there. And the API server is watched by one client, however many nodes there are. It has
 * a volume for how far it has read, so that a restart sends nothing twice.
 * @see https://github.com/grafana/alloy/issues/4787
 */
export class Alloy extends Construct {
  readonly traffic: PodTraffic;

  /** @param figures what is to be counted of gateways: asked when everything is there */
  constructor(scope: Construct, spec: AlloySpec, figures: () => RouteFigures) {
    super(scope, spec.name);
    const { name } = spec;
    new ApiAccess(this, 'access', {
      name,
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      ],
    });
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.alloy,
      config: { name, files: () => ({ 'config.alloy': write(renderAlloyConfig(spec, figures())) }) },
      pod: () => renderAlloyPod(spec),
    });
    allowToApiServer(traffic, spec.reach.apiServers);
    this.traffic = traffic;
  }
}
