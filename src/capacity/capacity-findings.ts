import type { Finding } from '../kernel';
import type { Capacity, Outcome } from './capacity';
import { cheapestChange } from './cheapest-change';
import type { Demand } from './demand';
import { copiesOf, MOSTLY_FITS, type Unplaced } from './fit';
import type { Scenario } from './losses';
import type { NodeRoom } from './node-room';
import { eligible } from './schedule';

/** Whether every pod of a cluster finds a node, also while one node of a pool is gone. */
export function capacityFindings({ whole, losses, rooms }: Capacity): readonly Finding[] {
  const now = findingsOf(whole, rooms);
  // What does not fit to begin with is told once.
  return now.length > 0
    ? now
    : losses
        .filter(({ scenario }) => !scenario.lost?.accepted)
        .flatMap((outcome) => findingsOf(outcome, rooms));
}

function findingsOf({ scenario, demands, fit }: Outcome, all: readonly NodeRoom[]): readonly Finding[] {
  const { unplaced, failingRatio } = fit;
  if (failingRatio === 0) return [];
  const missing = unplaced.map(({ demand }) => demand);
  const change = cheapestChange(demands, scenario.nodes, missing, all);
  const fix = change
    ? `add ${change.nodes} ${change.nodes === 1 ? 'node' : 'nodes'} to pool "${change.pool}"`
    : 'lower its requests or its replicas, choose a larger plan, or let it run elsewhere';
  return failingRatio > MOSTLY_FITS
    ? unplaced.map((each) => finding(each, scenario, fix))
    : [tightFinding(unplaced, scenario, fix)];
}

function tightFinding(unplaced: readonly Unplaced[], { lost }: Scenario, fix: string): Finding {
  const names = unplaced.map(({ demand }) => demand.name).join(', ');
  return {
    code: 'NAUST-CAP-003',
    severity: 'warning',
    what: `has so little room${lost ? ` while node "${lost.node}" of pool "${lost.pool}" is gone` : ''} that it depends on the order in which pods come whether all find a node`,
    got: `no node for ${names} in some orders`,
    allowed: 'a node for every pod in every order tried',
    fix,
  };
}

function finding({ demand, pods }: Unplaced, { nodes, lost }: Scenario, fix: string): Finding {
  const possible = eligible(demand, nodes);
  const where = possible.length === 0 ? 'no node that it is let on' : roomText(possible);
  return {
    code: lost ? 'NAUST-CAP-002' : 'NAUST-CAP-001',
    what: lost
      ? `has no room for every pod of ${demand.name} while node "${lost.node}" of pool "${lost.pool}" is gone`
      : `has no room for every pod of ${demand.name}`,
    got: `${pods} of ${copiesOf(demand, nodes)} pods may find no node; each asks for ${amountsText(demand.each)}`,
    allowed: where,
    fix: lost ? `${fix}, or accept the loss with singleNode: true where the pool has one node` : fix,
  };
}

function roomText(nodes: readonly NodeRoom[]): string {
  const all = nodes.reduce(
    (total, { room }) => ({
      cpuMillis: total.cpuMillis + room.cpuMillis,
      memoryBytes: total.memoryBytes + room.memoryBytes,
    }),
    { cpuMillis: 0, memoryBytes: 0 },
  );
  const count = nodes.length === 1 ? 'one node has' : `${nodes.length} nodes have`;
  return `what its ${count} for all pods together: ${amountsText(all)}`;
}

function amountsText({ cpuMillis, memoryBytes }: Demand['each']): string {
  return `${cpuMillis}m CPU and ${Math.ceil(memoryBytes / 1024 / 1024)} MiB`;
}
