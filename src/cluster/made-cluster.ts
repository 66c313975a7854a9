import type { Construct } from 'constructs';
import { gateFindings, hostFindings, renderUserData, userDataFindings } from '../cloud-init';
import { type Finding, type Findings, conform } from '../kernel';
import { HostFiles, type Platform } from '../platform';
import type { DataDeclaration } from '../residency';
import { ResilienceEngine } from '../resilience';
import { clusterData } from './data';
import { fixedServiceAddresses, k3sRanges } from './defaults';
import { handOver } from './hand-over/hand-over';
import { type Contents, type HandOver, renderSteps } from './hand-over/render-steps';
import type { ClusterModel } from './model';
import type { MachineNode } from './node';
import type { Opening } from './opening';
import type { Plan } from './plan';
import type { ClusterProps, PinnedStorage } from './props';
import {
  apiFindings,
  attachmentFindings,
  countFindings,
  firewallFindings,
  k3sFindings,
  machineFindings,
  nameFindings,
  networkFindings,
  openingFindings,
  pinnedStorageFindings,
  publicAddressFindings,
  stateFindings,
} from './rules';
import { clusterShape } from './shape';
import { type MadeSite, sitesOf } from './site';
import { type ClusterSpec, resolveCluster } from './spec';
import type { TerraformState } from './state';
import { buildTerraformStack, openingsOf, stackId } from './terraform-stack';
import { controllerFiles, controllerGroup, hasUpgrades } from './upgrades';

/** A k3s cluster of machines that naust describes. */
export class MadeCluster implements ClusterModel {
  /** `flannel-backend: wireguard-native` of k3s. */
  readonly nodeEncryption = 'wireguard';
  readonly serviceRange = {
    network: k3sRanges.serviceNetwork,
    dns: k3sRanges.clusterDns,
    fixed: fixedServiceAddresses,
  };
  /** flannel and kube-router, as k3s has them. */
  readonly letsOutByName = false;
  readonly pinnedStorage: PinnedStorage;
  readonly resilience: ResilienceEngine;
  private readonly spec: ClusterSpec;
  /** Where Terraform keeps what it knows. */
  readonly state: TerraformState | undefined;

  constructor(
    private readonly platform: Platform,
    name: string,
    given: ClusterProps<Plan, string>,
    mistakes: Findings,
  ) {
    const props = conform(mistakes, given, clusterShape);
    this.state = props.state;
    this.pinnedStorage = props.pinnedStorage ?? {};
    this.resilience = props.resilience ?? ResilienceEngine.envoy();
    this.spec = resolveCluster(platform.name, name, props);
  }

  get nodes(): readonly MachineNode[] {
    return this.spec.nodes;
  }

  get machines(): readonly MachineNode[] {
    return this.spec.nodes;
  }

  get pools(): ClusterModel['pools'] {
    return this.spec.pools;
  }

  get acrossSites(): boolean {
    return this.spec.acrossSites;
  }

  get k3sVersion(): string {
    return this.spec.k3sVersion;
  }

  get privateNetworks(): readonly string[] {
    const networks = this.spec.pools.flatMap((pool) => pool.network ?? []);
    return [...new Set([...networks, ...this.nodes.map((node) => node.host.podNetwork)])];
  }

  openedMachines(openings: readonly Opening[]): readonly MachineNode[] {
    return this.nodes.map((node) => opened(node, openings));
  }

  findings(openings: readonly Opening[]): readonly Finding[] {
    const { spec, state } = this;
    return [
      ...nameFindings(spec),
      ...countFindings(spec),
      ...machineFindings(spec),
      ...apiFindings(spec),
      ...k3sFindings(spec),
      ...networkFindings(spec),
      ...attachmentFindings(spec, openings),
      ...publicAddressFindings(spec, openings),
      ...pinnedStorageFindings(this),
      ...stateFindings(spec, state),
      ...openingFindings(spec, openings),
      ...firewallFindings(spec, openings),
      ...spec.pools.flatMap((pool) => gateFindings(`pool "${pool.name}"`, pool.gate)),
      ...spec.nodes.flatMap((node) => hostFindings(node.host)),
      ...this.openedMachines(openings).flatMap(({ name, host, userDataLimit }) =>
        userDataFindings(name, renderUserData(host), userDataLimit),
      ),
    ];
  }

  data(openings: readonly Opening[]): DataDeclaration {
    return clusterData(this.spec, this, openings);
  }

  /** The machines, and the files for those who look after them. */
  build(scope: Construct, all: readonly Opening[]): void {
    const sites = sitesOf(this.spec).map((made) => withOpenings(made, all));
    for (const { site, machines } of sites) {
      for (const node of site.nodes) {
        const openings = openingsOf(site.name, site.nodes, all);
        new HostFiles(scope, `host-${node.name}`, {
          folder: `hosts/${node.name}`,
          render: () =>
            machines.terraform
              ? [{ path: 'user-data.yaml', content: renderUserData(node.host) }]
              : machines.hostFiles(site, node, openings),
        });
      }
    }
    handOver(scope, { platform: this.spec.platform, cluster: this.spec.name }, (contents) =>
      renderSteps({ ...this.handedOver(scope), ...contents }),
    );
    if (this.state && sites.some(({ machines }) => machines.terraform)) {
      buildTerraformStack(this.platform, this.spec, sites, all, this.state);
    }
  }

  private handedOver(scope: Construct): Omit<HandOver, keyof Contents> {
    const { platform, name: cluster, pools, nodes, api, snapshots } = this.spec;
    return {
      platform,
      cluster,
      stack: pools.some((pool) => pool.machines?.terraform) ? stackId(this.spec) : undefined,
      credentials: [...new Set(pools.flatMap(({ machines }) => machines?.credential ?? []))],
      hosts: nodes.filter((node) => node.host.tokens === 'bootstrap').map(({ name }) => name),
      server: nodes[0]?.publicAddress ?? '',
      behind: pools[0]!.machines?.natGateway ? nodes[0]?.privateAddress : undefined,
      apiHost: api.host,
      definitions: hasUpgrades(scope) ? controllerFiles : [],
      defines: hasUpgrades(scope) ? [controllerGroup] : [],
      snapshots,
    };
  }
}

function withOpenings({ site, machines }: MadeSite, openings: readonly Opening[]): MadeSite {
  return { site: { ...site, nodes: site.nodes.map((node) => opened(node, openings)) }, machines };
}

/** A host that is its own firewall is told which of its ports are open to the world. */
function opened(node: MachineNode, openings: readonly Opening[]): MachineNode {
  const openPorts = openings.flatMap((o) => (o.kind === 'hostPorts' && o.pool === node.pool ? o.ports : []));
  if (openPorts.length === 0) return node;
  const ports = openPorts.join();
  const known = openedNodes.get(node);
  if (known?.ports === ports) return known.node;
  const made = { ...node, host: { ...node.host, openPorts } };
  openedNodes.set(node, { ports, node: made });
  return made;
}

/** One host for all who ask: the text of its user data is rendered once a host. */
const openedNodes = new WeakMap<MachineNode, { readonly ports: string; readonly node: MachineNode }>();
