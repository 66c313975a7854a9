import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { configYaml, Manifest } from '../../kernel';
import { type NetworkPeer, PodTraffic } from '../../network';
import { ConfigFiles } from '../../pod';
import { HeadlessService } from '../kubernetes';
import { ports } from '../ports';
import { privateNetworks } from './defaults';
import { renderBlackboxConfig } from './render-config';
import { renderBlackbox } from './render-deployment';
import type { BlackboxSpec } from './spec';

/** Asks for public names as a client would. It keeps nothing, and is the only part that is let out of the cluster. */
export class Blackbox extends Construct {
  readonly traffic: PodTraffic;

  /** `probed` are the names, once all that have any are there. */
  constructor(scope: Construct, spec: BlackboxSpec, probed: () => readonly string[]) {
    super(scope, spec.name);
    const { name } = spec;
    const labels = { 'app.kubernetes.io/name': name };
    const files = () => ({ 'blackbox.yml': configYaml(renderBlackboxConfig()) });
    const config = new ConfigFiles(this, 'config', { name, files });
    new HeadlessService(this, 'service', { name, labels, ports: { http: ports.blackbox } });
    new Manifest(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: Lazy.any({ produce: () => renderBlackbox(spec, config.annotations) }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
    this.traffic.allowTo(whereNamesAnswer(spec, probed), { port: 443 });
  }
}

/** Asked for when the policy is rendered: as long as there is no name, there is nowhere to go. */
function whereNamesAnswer({ networks }: BlackboxSpec, probed: () => readonly string[]): NetworkPeer {
  return {
    kind: 'networks',
    get cidrs() {
      return probed().length === 0 ? [] : (networks ?? ['0.0.0.0/0']);
    },
    except: networks === undefined ? privateNetworks : undefined,
  };
}
