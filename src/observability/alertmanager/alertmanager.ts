import { Construct } from 'constructs';
import { addCheck, configYaml } from '../../kernel';
import { type PodTraffic, wayByName } from '../../network';
import { Store } from '../kubernetes';
import { renderWebConfig } from '../mutual-tls';
import { ports } from '../ports';
import { hostOf } from '../surroundings';
import { namesNoHost } from './mail-rule';
import { renderAlertmanagerConfig } from './render-config';
import { renderAlertmanagerPod } from './render-pod';
import type { AlertmanagerSpec } from './spec';

/** Who may ask; nothing where the network alone says so. */
function webFiles({ mutualTls, namespace }: AlertmanagerSpec): Readonly<Record<string, string>> {
  if (!mutualTls) return {};
  const callers = ['prometheus', 'grafana'].map((part) => hostOf(part, namespace));
  return { 'web.yml': configYaml(renderWebConfig(callers)) };
}

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
        files: () => ({
          'alertmanager.yml': configYaml(renderAlertmanagerConfig(receivers)),
          ...webFiles(spec),
        }),
      },
      pod: () => renderAlertmanagerPod(spec),
    });
    receivers.forEach(({ peer, port }) => traffic.allowTo(peer, { port }));
    addCheck(this, () => receivers.flatMap((receiver) => namesNoHost(receiver, wayByName(this))));
    this.traffic = traffic;
  }
}
