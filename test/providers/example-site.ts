import {
  type MachineNode,
  type Machines,
  type Plan,
  type Site,
  type Surroundings,
  TerraformState,
} from '../../src/cluster';
import { Place } from '../../src/residency';
import { TerraformStack, Testing } from '../../src/terraform';
import type { TerraformJson } from '../external/provider-schema';

export const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';

export const access = { sshKeys: [publicKey], adminFrom: ['203.0.113.0/24'] };

export const exampleState = TerraformState.s3({
  bucket: 'shop-terraform',
  endpoint: 's3.example.no',
  place: Place.norway('Oslo', { operator: 'CoolVDS' }),
});

/** A site as the cluster hands it over. */
export interface ExampleSite {
  readonly plan: Plan;
  readonly servers?: number;
  readonly pools?: Readonly<Record<string, number>>;
  readonly acrossSites?: boolean;
  readonly name?: string;
}

export function exampleSite({
  plan,
  servers = 3,
  pools = { apps: 3 },
  acrossSites = false,
  name = 'main',
}: ExampleSite): Site {
  const node = (pool: string, role: MachineNode['role'], index: number): MachineNode => ({
    name: `shop-nordic-${pool}-${index + 1}`,
    pool,
    series: pool,
    drained: false,
    role,
    place: Place.in('FI', 'Helsinki', { operator: 'Hetzner' }),
    cpu: plan.cpu,
    memory: plan.memory,
    disk: plan.disk,
    plan,
    privateAddress: role === 'server' ? `10.0.0.${10 + index}` : undefined,
    labels: {},
    leftToPods: false,
    taints: [],
    privateNetwork: '10.0.0.0/16',
    host: {} as MachineNode['host'],
    userDataLimit: { bytes: undefined, gzip: false },
  });
  const made = (pool: string, role: MachineNode['role'], count: number): MachineNode[] =>
    Array.from({ length: count }, (_, index) => node(pool, role, index));
  return {
    platform: 'shop',
    cluster: 'nordic',
    name,
    nodes: [
      ...made('servers', 'server', servers),
      ...Object.entries(pools).flatMap(([pool, count]) => made(pool, 'agent', count)),
    ],
    network: '10.0.0.0/16',
    podNetwork: '10.42.0.0/16',
    apiAddress: '10.0.0.5',
    acrossSites,
  };
}

export const entry = {
  kind: 'loadBalancer',
  name: 'gateway',
  ports: [
    { listen: 80, nodePort: 30080 },
    { listen: 443, nodePort: 30443 },
  ],
} as const;

/** What Terraform reads of one site. */
export function terraformOf(
  machines: Machines,
  site: Site,
  around: Partial<Pick<Surroundings, 'peers' | 'openings'>> = {},
): TerraformJson {
  const stack = new TerraformStack(Testing.app(), 'shop-nordic');
  const addresses = machines.addresses(stack, site);
  machines.provision(stack, site, {
    peers: [],
    openings: [],
    ...around,
    addresses,
    userData: (node) => `#cloud-config\nhostname: ${node.name}\n`,
  });
  return JSON.parse(Testing.synth(stack, true)) as TerraformJson;
}

/** The one resource of a type, or the one of the given name, loosely typed: a test says what it expects there. */
export function resource(terraform: TerraformJson, type: string, name?: string): Record<string, never> {
  const all = terraform.resource?.[type] ?? {};
  const found = name === undefined ? Object.values(all)[0] : all[name];
  if (!found) throw new Error(`no ${type} ${name ?? ''} among ${Object.keys(all).join(', ')}`);
  return found as Record<string, never>;
}

/** The template of a machine's user data, whether it is gzipped on the way or not. */
export function userDataOf(terraform: TerraformJson, machine: Readonly<Record<string, unknown>>): string {
  const written = String(machine['user_data']);
  const local = /^\$\{base64gzip\(local\.(.+)\)\}$/.exec(written)?.[1];
  if (local === undefined) return written;
  return String((terraform['locals'] as Readonly<Record<string, unknown>>)[local]);
}
