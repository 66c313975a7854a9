import { Construct } from 'constructs';
import { HostGateway } from '../../gateway';
import { addCheck, type Finding, uniqueId } from '../../kernel';
import { HostFiles, Platform } from '../../platform';
import { declareData } from '../../residency';
import { frontProps } from './front';
import { partsOf } from './parts';
import type { HostObservabilityProps } from './props';
import { imagesOf } from './render-compose';
import { renderHostFolder, stackFolder } from './render-files';
import { secretsOf } from './render-service';
import { memoryFindings } from './rules/memory';
import { sharedSecrets } from './secrets';
import { type HostObservabilitySpec, resolveHostObservability } from './spec';

/**
 * Metrics, logs and a window on both on one machine without Kubernetes: what `Observability` is in a cluster, by Docker
 * Compose, with the same configuration, rules and dashboards as far as they are of hosts. Its files lie in
 * `naust.out/<platform>/compose/<id>/`, and those of the nginx before it in `gateway/<id>/`.
 *
 * Prometheus asks the machine itself and what `scrapes` names. Hosts send their journals over TLS and with a password.
 * No port is open but those of SSH and HTTPS, and those only to whom they are for; no container gets out but to what is
 * named.
 */
export class HostObservability extends Construct {
  private readonly spec: HostObservabilitySpec;

  constructor(scope: Construct, id: string, given: HostObservabilityProps) {
    super(scope, uniqueId(scope, id));
    const { props, spec, findings } = resolveHostObservability(given);
    this.spec = spec;
    const parts = partsOf(spec);
    addCheck(this, () => [
      ...findings,
      ...memoryFindings(
        parts.map(({ container }) => container.resources.limits.memory),
        spec.machine.memory,
      ),
      ...sharedSecrets(parts.flatMap(secretsOf)),
      ...this.besides(),
    ]);
    const { holdings, disclosures } = spec;
    declareData(this, () => ({ holdings, disclosures, measures: measuresOf(spec) }));
    const name = this.node.id;
    const front = new HostGateway(this, name, frontProps(props, stackFolder));
    new HostFiles(this, 'files', {
      folder: `compose/${name}`,
      images: () => imagesOf(spec),
      render: (beside) =>
        renderHostFolder(
          name,
          spec,
          { files: front.files.render(beside), packages: front.packages },
          (image) => beside.pinned(image),
        ),
    });
  }

  private besides(): readonly Finding[] {
    const platform = Platform.find(this);
    if (!platform) return [outsidePlatform];
    const first = platform.node
      .findAll()
      .find(
        (other): other is HostObservability =>
          other instanceof HostObservability && other.spec.machine.address === this.spec.machine.address,
      );
    return first === undefined || first === this ? [] : [secondOn(this.spec.machine.address)];
  }
}

function measuresOf({ host, logsFrom }: HostObservabilitySpec): readonly string[] {
  return [
    `Logs and metrics at ${host} are reached over TLS, by those who log in`,
    ...(logsFrom.length === 0 ? [] : [`Hosts send logs to ${host} over TLS, each with a password`]),
  ];
}

const outsidePlatform: Finding = {
  code: 'NAUST-CMP-001',
  what: 'is for a host, and nothing here writes files for hosts',
  got: 'a plain cdk8s app',
  allowed: 'a Platform',
  fix: 'make it below new Platform({...}), or use Observability in a cluster',
};

function secondOn(address: string): Finding {
  return {
    code: 'NAUST-CMP-009',
    what: 'is the second stack of its machine, and each would take the other one’s place',
    got: address,
    allowed: 'one on a machine',
    fix: 'take one of them away, or put it on another machine',
  };
}
