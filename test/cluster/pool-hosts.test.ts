import { renderUserData, userDataBudget, userDataBytes } from '../../src/cloud-init';
import { Cluster, type ClusterProps, type Plan, TerraformState } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { problemsOf } from '../../src/testing';
import { exampleHost, exampleMachines, examplePlan, existingMachines, oslo } from './example-machines';

type Props = ClusterProps<Plan, 'apps' | 'oslo'>;

const good: Props = {
  machines: exampleMachines(),
  state: TerraformState.s3({ bucket: 'shop-terraform', endpoint: 's3.example.no', place: oslo }),
  servers: { count: 3, plan: examplePlan },
  pools: { apps: { count: 2, plan: examplePlan }, oslo: { machines: existingMachines(exampleHost()) } },
};

function made(change: Partial<Props> = {}) {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  return { platform, cluster: new Cluster(platform, 'nordic', { ...good, ...change }) };
}

describe('a pool', () => {
  test('sets its machines up for what their pool is for', () => {
    const pools = { ...good.pools, apps: { count: 1, plan: examplePlan, profile: 'kafka' } } as const;
    const profiles = made({ pools }).cluster.machines.map(({ pool, host }) => `${pool} ${host.profile}`);
    expect(new Set(profiles)).toEqual(new Set(['servers general', 'apps kafka', 'oslo general']));
  });

  test('has the gate measure the way to the servers of the same site, but for oneself', () => {
    const peers = made().cluster.machines.map(({ host }) => host.gate.peers.join());
    expect(peers).toEqual([
      '10.0.0.11,10.0.0.12',
      '10.0.0.10,10.0.0.12',
      '10.0.0.10,10.0.0.11',
      '10.0.0.10,10.0.0.11,10.0.0.12',
      '10.0.0.10,10.0.0.11,10.0.0.12',
      '',
    ]);
  });

  test('takes the word of the pool for its disks, else that of its provider, else that of its plan', () => {
    const network = { ...examplePlan, storage: 'network' } as const;
    const stated = (plan: Plan, machines = exampleMachines(), gate = {}): string | undefined => {
      const pools = { ...good.pools, apps: { count: 1, plan, gate } };
      return made({ machines, pools }).cluster.machines.find(({ pool }) => pool === 'apps')?.host.gate
        .storage;
    };
    expect(stated(examplePlan)).toBe('local NVMe');
    expect(stated(network)).toBeUndefined();
    expect(stated(network, exampleMachines({ storage: 'MaxIOPS' }))).toBe('MaxIOPS');
    expect(stated(network, exampleMachines({ storage: 'MaxIOPS' }), { storage: 'a volume' })).toBe(
      'a volume',
    );
    expect(made().cluster.machines.at(-1)?.host.gate.storage).toBeUndefined();
  });

  test('of which nothing is said but size and plan keeps to the budget of user data', () => {
    const agent = made().cluster.machines.find(({ pool }) => pool === 'apps')!;
    expect(userDataBytes(renderUserData(agent.host), 'gzip')).toBeLessThanOrEqual(userDataBudget);
  });

  test('needs a reason for each check that is only reported', () => {
    const gate = { reportOnly: { disk: '' } };
    const pools = { ...good.pools, apps: { count: 1, plan: examplePlan, gate } };
    expect(problemsOf(made({ pools }).platform).map(({ code }) => code)).toEqual(['NAUST-CIN-003']);
  });
});
