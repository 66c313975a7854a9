import { Construct } from 'constructs';
import { addCheck, configYaml } from '../../kernel';
import { type PodTraffic, wayByName } from '../../network';
import { Store } from '../kubernetes';
import { ports } from '../ports';
import { namesNoHost } from './mail-rule';
import { renderAlertmanagerConfig } from './render-config';
import { renderAlertmanagerPod } from './render-pod';
import type { AlertmanagerSpec } from './spec';

/** Takes the alerts of Prometheus, and tells those who are to be told: once, together, and not what is silenced. */
export class Alertmanager extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: AlertmanagerSpec) {
    super(scope, spec.name);
    const { name, receivers } = spec;
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.alertmanager,
      config: {
        name,
        files: () => ({ 'alertmanager.yml': configYaml(renderAlertmanagerConfig(receivers)) }),
      },
      pod: () => renderAlertmanagerPod(spec),
    });
    receivers.forEach(({ peer, port }) => traffic.allowTo(peer, { port }));
    addCheck(this, () => receivers.flatMap((receiver) => namesNoHost(receiver, wayByName(this))));
    this.traffic = traffic;
  }
}
