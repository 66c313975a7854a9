import type { Construct } from 'constructs';
import { Cluster, sendTelemetry, telemetryTarget } from '../../cluster';
import { addCheck, type Finding, Manifest } from '../../kernel';
import type { PodTraffic } from '../../network';
import { ConfigFiles } from '../../pod';
import { declareData } from '../../residency';
import { External } from '../external';
import type { SidecarSpec } from '../sidecars';
import { mayTakePersonalData } from './external-rule';

interface Host {
  readonly traffic: PodTraffic;
  readonly holdsPersonalData: boolean;
  /** Whether it has objects, and not only problems. */
  readonly isSound: boolean;
}

/** Puts what sidecars read beside the pods, and opens the ways that they ask for. */
export function placeSidecars(
  scope: Construct,
  sidecars: readonly SidecarSpec[],
  host: Host,
): readonly ConfigFiles[] {
  return sidecars.flatMap((sidecar) => {
    openWays(scope, sidecar, host);
    declareData(scope, () => ({ disclosures: sidecar.disclosures }));
    const { files, digest, container, objects = [] } = sidecar;
    for (const { apiVersion, kind, name, spec } of host.isSound ? objects : []) {
      new Manifest(scope, `${kind}-${name}`.toLowerCase(), { apiVersion, kind, metadata: { name }, spec });
    }
    if (files === undefined || !host.isSound) return [];
    return [new ConfigFiles(scope, `${container.name}-files`, { name: container.name, files, digest })];
  });
}

function openWays(scope: Construct, sidecar: SidecarSpec, { traffic, holdsPersonalData }: Host): void {
  const { reaches = [], admits = [], sends } = sidecar;
  admits.forEach(({ peer, ports }) => traffic.allowFrom(peer, ...ports));
  for (const target of reaches) {
    if (target instanceof External) {
      traffic.allowTo(target.peer, { port: target.address.port });
      // Telemetry says itself whom it is given to.
      if (holdsPersonalData && !sidecar.disclosures) addCheck(scope, () => mayTakePersonalData(target));
    } else if (target.traffic === undefined) {
      addCheck(scope, () => [notKnown(sidecar, target.address.host)]);
    } else {
      traffic.connectTo(target.traffic, { port: target.podPort });
    }
  }
  if (sends === undefined) return;
  const cluster = Cluster.find(scope);
  if (cluster !== undefined) sendTelemetry(cluster, sends, traffic);
  addCheck(scope, () =>
    cluster && telemetryTarget(cluster, sends) ? [] : [nobodyTakes(sidecar, sends, cluster?.name)],
  );
}

function notKnown({ container }: SidecarSpec, host: string): Finding {
  return {
    code: 'NAUST-WRK-014',
    what: `has a sidecar "${container.name}" that calls something whose pods are not known, so no way to them can be opened`,
    got: host,
    allowed: 'a Microservice, or an External with its CIDRs or the labels of its pods',
    fix: 'name the pods: External.pods(scope, name, { host, port, namespace, labels })',
  };
}

function nobodyTakes({ container }: SidecarSpec, kind: string, cluster: string | undefined): Finding {
  return {
    code: 'NAUST-POD-013',
    what: `has a sidecar "${container.name}" that sends ${kind} to what takes them in its cluster, and nothing there does`,
    got: cluster === undefined ? 'no cluster' : `cluster "${cluster}" without it`,
    allowed:
      kind === 'logs'
        ? "an Observability in the cluster, or a destination 'to'"
        : "a store of traces in the cluster, or a destination 'to'",
    fix: `add new Observability(cluster, 'observability'), or name a destination with to`,
  };
}
