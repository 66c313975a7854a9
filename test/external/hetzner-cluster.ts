import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster, type MadePoolProps } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, type HetznerPlan, type HetznerProps, plan } from '../../src/providers/hetzner';
import { Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';
import { access, entry, exampleState } from '../providers/example-site';
import { type HcloudFake, startHcloudFake } from './hcloud-fake';
import { type Terraform, terraformIn } from './terraform';

/** What Terraform reads of a cluster with 3 servers, these agents, a way in and an open port. */
export function stackWith(
  agents: number,
  change: Partial<HetznerProps> = {},
  apps: Partial<MadePoolProps<HetznerPlan>> = {},
  ports: readonly number[] = [53],
  pools: Readonly<Record<string, MadePoolProps<HetznerPlan>>> = {},
): object {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const cluster = new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', ...access, ...change }),
    state: exampleState,
    servers: { count: 3, plan: plan.ccx13 },
    pools: { apps: { count: agents, plan: plan.ccx13, ...apps }, ...pools },
  });
  cluster.open(entry);
  if (ports.length > 0) cluster.open({ kind: 'hostPorts', name: 'dns', pool: 'apps', ports });
  const stack = JSON.parse(
    filesOf(platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}',
  ) as object;
  return { ...stack, provider: { hcloud: { poll_interval: '50ms' } } };
}

/** Of the form that the stack asks for. */
const env = { TF_VAR_server_token: 's'.repeat(64), TF_VAR_agent_token: 'a'.repeat(64) };

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: string[] };
  }[];
}

/** A cluster of naust's, the real provider and a Hetzner of its own. */
export class HetznerCluster {
  static async start(folder: string, first: object): Promise<HetznerCluster> {
    const fake = await startHcloudFake();
    const cluster = new HetznerCluster(folder, fake, terraformIn(folder, { endpoint: fake.endpoint, env }));
    cluster.write(first);
    expect(await cluster.terraform('init')).toMatchObject({ code: 0, stderr: '' });
    return cluster;
  }

  private constructor(
    private readonly folder: string,
    readonly fake: HcloudFake,
    readonly terraform: Terraform,
  ) {}

  write(stack: object): void {
    writeFileSync(join(this.folder, 'cdk.tf.json'), JSON.stringify(stack));
  }

  async apply(): Promise<void> {
    expect(await this.terraform('apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(this.fake.problems).toEqual([]);
  }

  /** What a plan would do: `create hcloud_server.shop-nordic-apps-4`. */
  async changes(): Promise<string[]> {
    expect(await this.terraform('plan', '-out=planned')).toMatchObject({ code: 0, stderr: '' });
    const planned = JSON.parse((await this.terraform('show', '-json', 'planned')).stdout) as Plan;
    return (planned.resource_changes ?? [])
      .filter(({ change }) => change.actions.join() !== 'no-op')
      .map(({ address, change }) => `${change.actions.join()} ${address}`)
      .sort();
  }
}
