import { Construct } from 'constructs';
import { gateFindings, hostFindings, renderUserData, userDataFindings } from '../cloud-init';
import { addCheck, conform, type Finding, Findings, uniqueId } from '../kernel';
import { HostFiles, Platform } from '../platform';
import { pinsBelow } from '../pin';
import { country, declareData, type Residency } from '../residency';
import { clusterData } from './data';
import { Namespace, type NamespaceProps } from './namespace';
import type { ClusterNode } from './node';
import type { Opening } from './opening';
import type { Plan } from './plan';
import { Pool } from './pool';
import type { ClusterProps } from './props';
import {
  attachmentFindings,
  countFindings,
  machineFindings,
  nameFindings,
  networkFindings,
  openingFindings,
  pinnedStorageFindings,
  stateFindings,
} from './rules';
import { clusterShape } from './shape';
import { type MadeSite, sitesOf } from './site';
import { type ClusterSpec, resolveCluster } from './spec';
import type { TerraformState } from './state';
import { buildTerraformStack, openingsOf } from './terraform-stack';

/**
 * A k3s cluster: its machines, wherever their providers stand, and what is to run on them. Nodes meet over WireGuard.
 *
 * Terraform makes the machines; hosts that exist are joined by hand with the files in `naust.out/<platform>/hosts/`.
 */
export class Cluster<N extends string = string, P extends Plan = Plan> extends Construct {
  /** The cluster a construct is in, if any. */
  static find(construct: Construct): Cluster | undefined {
    return construct.node.scopes.find((scope) => scope instanceof Cluster);
  }

  /** As it was given: part of the names of its machines. */
  readonly name: string;
  /** By the names given in `props.pools`, for what is to be held to one of them. */
  readonly pools: Readonly<Record<N, Pool>>;
  /** The policy of its platform. */
  readonly residency: Residency;
  private readonly spec: ClusterSpec;
  private readonly platform: Platform;
  private readonly state: TerraformState | undefined;
  private readonly openings: Opening[] = [];

  constructor(platform: Platform, id: string, given: ClusterProps<P, N>) {
    super(platform, uniqueId(platform, id));
    const mistakes = new Findings();
    const props = conform<ClusterProps<Plan, string>>(mistakes, given, clusterShape);
    const name = String(id);
    this.name = name;
    this.platform = platform;
    this.residency = platform.residency;
    this.state = props.state;
    this.spec = resolveCluster(platform.name, name, props);
    pinsBelow(this, {
      regions: [...new Set(this.nodes.map((node) => country(node.place.country).region))],
      storageClasses: (holds) => props.pinnedStorage?.[holds] ?? [],
    });
    this.pools = poolsOf(this.spec) as Readonly<Record<N, Pool>>;
    pinnedStorageFindings(props).forEach((finding) => mistakes.add(finding));
    addCheck(this, () => [...mistakes.all, ...this.findings()]);
    declareData(this, () => clusterData(this.spec, props, this.openings));
    platform.beforeSynth(() => {
      if (mistakes.all.length === 0) this.build();
    });
  }

  /** Its machines, servers first. */
  get nodes(): readonly ClusterNode[] {
    return this.spec.nodes;
  }

  /** Those that take workloads. */
  get openNodes(): readonly ClusterNode[] {
    return this.nodes.filter((node) => node.host.taints.length === 0);
  }

  /** Whether its nodes stand at several sites, so that they reach each other on public addresses alone. */
  get acrossSites(): boolean {
    return this.spec.acrossSites;
  }

  /** The private networks of its sites, and of its pods: where traffic comes from that never left it. */
  get privateNetworks(): readonly string[] {
    const networks = this.spec.pools.flatMap((pool) => pool.network ?? []);
    return [...new Set([...networks, ...this.spec.nodes.map((node) => node.host.podNetwork)])];
  }

  /** A namespace, in a file of its own. `NAUST-VAL-005`, `NAUST-PLT-001` */
  namespace(name: string, props: NamespaceProps = {}): Namespace {
    return new Namespace(this, name, props);
  }

  /** Opens a way in from the world; the firewalls of the machines it leads to open exactly that. `NAUST-CLU-011` */
  open(opening: Opening): void {
    this.openings.push(opening);
  }

  private findings(): readonly Finding[] {
    const { spec, state } = this;
    return [
      ...nameFindings(spec),
      ...countFindings(spec),
      ...machineFindings(spec),
      ...networkFindings(spec),
      ...attachmentFindings(spec, this.openings),
      ...stateFindings(spec, state),
      ...openingFindings(spec, this.openings),
      ...spec.pools.flatMap((pool) => gateFindings(`pool "${pool.name}"`, pool.gate)),
      ...spec.nodes.flatMap((node) => hostFindings(node.host)),
      ...sitesOf(spec).flatMap(({ site, machines }) =>
        site.nodes.flatMap((node) =>
          userDataFindings(node.name, renderUserData(node.host), {
            bytes: machines.userDataLimit,
            gzip: machines.userDataGzip ?? false,
          }),
        ),
      ),
    ];
  }

  /** Once everything is declared: the machines, and the files for those who look after them. */
  private build(): void {
    if (this.findings().length > 0) return;
    const sites = sitesOf(this.spec).map((made) => withOpenings(made, this.openings));
    for (const { site, machines } of sites) {
      for (const node of site.nodes) {
        const openings = openingsOf(site.name, site.nodes, this.openings);
        new HostFiles(this, `host-${node.name}`, {
          folder: `hosts/${node.name}`,
          render: () =>
            machines.terraform
              ? [{ path: 'user-data.yaml', content: renderUserData(node.host) }]
              : machines.hostFiles(site, node, openings),
        });
      }
    }
    if (this.state && sites.some(({ machines }) => machines.terraform)) {
      buildTerraformStack(this.platform, this.spec, sites, this.openings, this.state);
    }
  }
}

function poolsOf(spec: ClusterSpec): Record<string, Pool> {
  return Object.fromEntries(
    spec.pools.map((pool) => [
      pool.name,
      Pool.of(
        pool.name,
        spec.nodes.filter((node) => node.pool === pool.name),
        pool.singleNode,
      ),
    ]),
  );
}

/** A host that is its own firewall is told which of its ports are open to the world. */
function withOpenings(made: MadeSite, openings: readonly Opening[]): MadeSite {
  const nodes = made.site.nodes.map((node) => ({
    ...node,
    host: {
      ...node.host,
      openPorts: openings.flatMap((o) => (o.kind === 'hostPorts' && o.pool === node.pool ? o.ports : [])),
    },
  }));
  return { ...made, site: { ...made.site, nodes } };
}
