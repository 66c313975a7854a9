import {
  gateBounds,
  gateChecks,
  profileReport,
  renderUserData,
  userDataBudget,
  userDataBytes,
  userDataEncoding,
} from '../../cloud-init';
import type { Cluster, MachineNode } from '../../cluster';
import type { Platform } from '../../platform';
import type { HostPoolRow, HostsReport, UserDataRow } from './report';

/** What the machines of a platform are told, and what they have to pass. */
export function hostsReport(platform: Platform, clusters: readonly Cluster[]): HostsReport {
  const pools = clusters.flatMap(poolRows);
  return {
    version: 1,
    platform: platform.name,
    pools,
    profiles: [...new Set(pools.map(({ profile }) => profile))].map(profileReport),
    gate: gateChecks.map((check) => ({ check, ...gateBounds[check] })),
  };
}

function poolRows(cluster: Cluster): readonly HostPoolRow[] {
  const machines = cluster.openedMachines;
  return [...new Set(machines.map(({ series }) => series))].map((series) =>
    poolRow(
      cluster.name,
      series,
      machines.filter((machine) => machine.series === series),
    ),
  );
}

function poolRow(cluster: string, pool: string, machines: readonly MachineNode[]): HostPoolRow {
  const { profile, gate } = machines[0]!.host;
  return {
    cluster,
    pool,
    machines: machines.map(({ name }) => name),
    profile,
    userData: userDataRow(
      machines.reduce((most, machine) => (bytesOf(machine) > bytesOf(most) ? machine : most)),
    ),
    gate: {
      storage: gate.storage ?? null,
      reportOnly: gate.reportOnly,
      held: gateChecks.filter((check) => gate.reportOnly[check] === undefined),
    },
  };
}

function bytesOf({ host }: MachineNode): number {
  return userDataBytes(renderUserData(host), 'plain');
}

function userDataRow({ host, userDataLimit: { bytes: limitBytes, gzip } }: MachineNode): UserDataRow {
  const text = renderUserData(host);
  const as = userDataEncoding(text, gzip);
  return {
    bytes: userDataBytes(text, 'plain'),
    budgetBytes: userDataBudget,
    handedOver: limitBytes === undefined ? null : { as, bytes: userDataBytes(text, as), limitBytes },
  };
}
