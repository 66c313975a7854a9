import { Construct } from 'constructs';
import { addCheck, conform, type Finding, Findings, uniqueId } from '../kernel';
import { HostFiles, Platform } from '../platform';
import { declareData } from '../residency';
import { gatewayData } from './data';
import { resolveAddress } from './destination';
import { Entry } from './entry';
import { resolveHostGateway } from './host-gateway-spec';
import { unplaced } from './rules/unplaced';
import type { HostGatewayProps } from './props';
import { hostGatewayPackages, renderHostFiles } from './render-host-files';
import { nginxFindings } from './rules';
import { hostGatewayShape } from './shape';

/**
 * A gateway on a host of its own, without a cluster. Its files lie in `naust.out/<platform>/gateway/<id>/`:
 * `nginx.conf`, an `install.sh` that puts it on a host, and `user-data.yaml` for a host that is made with it.
 */
export class HostGateway extends Construct {
  /** Its files, for whoever brings them to the host together with its own. @internal */
  readonly files: HostFiles;
  /** The packages that it needs. @internal */
  readonly packages: readonly string[];

  constructor(scope: Construct, id: string, given: HostGatewayProps) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    const props = conform(findings, given, hostGatewayShape);
    const spec = resolveHostGateway(props, resolveAddress, findings);
    const { entry = Entry.direct(), place } = props;
    addCheck(this, () => [
      ...findings.all,
      ...nginxFindings(spec),
      ...this.unwritten(),
      ...unplaced(this, entry),
    ]);
    declareData(this, () => gatewayData(props, entry, { places: place === undefined ? [] : [place] }));
    this.packages = hostGatewayPackages(props.restartAt);
    this.files = new HostFiles(this, 'files', {
      folder: `gateway/${this.node.id}`,
      render: () => renderHostFiles(this.node.id, spec, props.restartAt),
    });
  }

  private unwritten(): readonly Finding[] {
    if (Platform.find(this)) return [];
    return [
      {
        code: 'NAUST-GTW-015',
        what: 'is for a host, and nothing here writes files for hosts',
        got: 'a plain cdk8s app',
        allowed: 'a Platform',
        fix: 'make it below new Platform({...}), or use Gateway in a cluster',
      },
    ];
  }
}
