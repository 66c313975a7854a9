import type { Finding } from '../../kernel';
import { canNumberNodes } from '../network';
import type { Opening } from '../opening';
import { mainSite, type PoolSpec } from '../pool-spec';
import { type ClusterSpec, serverAddressNumber } from '../spec';

/** What a network of a provider's keeps for itself: its own address, its router's, its last. */
const kept = 3;

/** Whatever is attached to a private network has an address in it, and the network takes that many. */
export function attachmentFindings(spec: ClusterSpec, openings: readonly Opening[]): readonly Finding[] {
  const sites = [...new Set(spec.pools.map((pool) => pool.site))];
  return sites.flatMap((site) => {
    const pools = spec.pools.filter((pool) => pool.site === site);
    const entries = site === mainSite ? openings.filter(({ kind }) => kind === 'loadBalancer').length : 0;
    const balancers = entries + (spec.api.isBalanced && site === spec.pools[0]!.site ? 1 : 0);
    return [...limitFindings(site, pools, balancers), ...addressFindings(site, pools, balancers)];
  });
}

function limitFindings(site: string, pools: readonly PoolSpec[], balancers: number): readonly Finding[] {
  const { machines } = pools[0]!;
  const limit = machines?.networkLimit;
  const nodes = machinesOf(pools) + (machines?.natGateway ? 1 : 0);
  // A count that is no number is a finding of its own.
  if (limit === undefined || !(nodes + balancers > limit)) return [];
  return [
    {
      code: 'NAUST-CLU-015',
      what: `attaches more to the private network of site "${site}" than ${machines?.provider} takes`,
      got: `${nodes} machines and ${balancers} load balancers`,
      allowed: `${limit} together`,
      fix: 'use fewer and larger machines, or give a pool machines of its own, and by that another network',
    },
  ];
}

/** Servers have the lower half of the network, whatever takes any free address the upper one. */
function addressFindings(site: string, pools: readonly PoolSpec[], balancers: number): readonly Finding[] {
  const { network } = pools[0]!;
  if (network === undefined || !canNumberNodes(network)) return [];
  const half = 2 ** (31 - Number(network.split('/')[1]));
  const servers = pools.filter(({ role }) => role === 'server').flatMap(({ generations }) => generations);
  const highest = Math.max(0, ...servers.map((made) => serverAddressNumber(made, made.count - 1)));
  const free = machinesOf(pools.filter(({ role }) => role === 'agent')) + balancers;
  if (!(highest >= half || free > half - kept)) return [];
  return [
    {
      code: 'NAUST-CLU-016',
      what: `has more nodes at site "${site}" than its private network has addresses`,
      got: `${machinesOf(pools)} machines and ${balancers} load balancers in ${network}`,
      allowed: `servers up to address ${half - 1} of the network, and ${half - kept} others`,
      fix: 'give it a wider network, such as 10.0.0.0/16',
    },
  ];
}

function machinesOf(pools: readonly PoolSpec[]): number {
  return pools.flatMap(({ generations }) => generations).reduce((sum, { count }) => sum + count, 0);
}
