import { ApiError, invalid, unprocessable } from './api-error';
import type { Image, LoadBalancerType, Location, ServerType } from './catalogue';
import type { Labels } from './shape';

export interface Base {
  readonly id: number;
  name: string;
  labels: Labels;
  readonly created: string;
}

export interface SshKey extends Base {
  readonly public_key: string;
  readonly fingerprint: string;
}

export interface PlacementGroup extends Base {
  readonly type: 'spread';
}

export interface Subnet {
  readonly type: 'cloud' | 'server' | 'vswitch';
  readonly ip_range: string;
  readonly network_zone: string;
}
export interface Route {
  readonly destination: string;
  readonly gateway: string;
}
export interface Network extends Base {
  ip_range: string;
  subnets: Subnet[];
  routes: Route[];
  expose_routes_to_vswitch: boolean;
  protection: { delete: boolean };
}

export interface FirewallRule {
  readonly direction: 'in' | 'out';
  readonly protocol: string;
  readonly port: string | null;
  readonly source_ips: readonly string[];
  readonly destination_ips: readonly string[];
  readonly description: string | null;
}
export type FirewallTarget =
  | { readonly type: 'server'; readonly server: { readonly id: number } }
  | { readonly type: 'label_selector'; readonly label_selector: { readonly selector: string } };
export interface Firewall extends Base {
  rules: readonly FirewallRule[];
  applied_to: FirewallTarget[];
}

export interface PrimaryIp extends Base {
  readonly type: 'ipv4' | 'ipv6';
  readonly ip: string;
  readonly location: Location;
  assignee_id: number | null;
  auto_delete: boolean;
  dns_ptr: { ip: string; dns_ptr: string }[];
  protection: { delete: boolean };
}

/** A machine's or load balancer's place in a network. */
export interface PrivateNet {
  readonly network: number;
  readonly ip: string;
  alias_ips: readonly string[];
}

export interface Server extends Base {
  server_type: ServerType;
  image: Image;
  readonly location: Location;
  readonly user_data: string | undefined;
  readonly ssh_keys: readonly number[];
  status: 'running' | 'off';
  backup_window: string | null;
  placement_group: number | null;
  private_net: PrivateNet[];
  protection: { delete: boolean; rebuild: boolean };
}

export interface Volume extends Base {
  size: number;
  readonly location: Location;
  readonly format: string | null;
  server: number | null;
  protection: { delete: boolean };
}

export interface Service {
  readonly listen_port: number;
  readonly protocol: 'tcp' | 'http' | 'https';
  readonly [field: string]: unknown;
}
export type LoadBalancerTarget = { readonly use_private_ip: boolean } & (
  FirewallTarget | { readonly type: 'ip'; readonly ip: { readonly ip: string } }
);
export interface LoadBalancer extends Base {
  load_balancer_type: LoadBalancerType;
  readonly location: Location;
  algorithm: { readonly type: 'round_robin' | 'least_connections' };
  public: boolean;
  readonly ipv4: string;
  readonly ipv6: string;
  private_net: PrivateNet[];
  services: Service[];
  targets: LoadBalancerTarget[];
  protection: { delete: boolean };
}

export interface Action {
  readonly id: number;
  readonly command: string;
  readonly resources: readonly { readonly id: number; readonly type: string }[];
  readonly [field: string]: unknown;
}

export class Table<T extends Base> {
  private readonly rows = new Map<number, T>();

  constructor(private readonly what: string) {}

  all(): T[] {
    return [...this.rows.values()];
  }
  get(id: number): T {
    const row = this.rows.get(id);
    if (!row) throw new ApiError(404, 'not_found', `${this.what} with ID '${id}' not found`);
    return row;
  }
  /** What another object's body names: to name what is not there is the body's fault. */
  referred(id: number): T {
    const row = this.rows.get(id);
    if (!row) throw invalid(`${this.what} ${id} does not exist`);
    return row;
  }
  add(row: T): T {
    this.nameIsFree(row.name, row.id);
    this.rows.set(row.id, row);
    return row;
  }
  nameIsFree(name: string, except: number): void {
    if (this.all().some((row) => row.name === name && row.id !== except)) {
      throw new ApiError(
        409,
        'uniqueness_error',
        `${this.what} name ${JSON.stringify(name)} is already used`,
      );
    }
  }
  remove(id: number): void {
    this.rows.delete(id);
  }
}

export class State {
  readonly sshKeys = new Table<SshKey>('ssh_key');
  readonly placementGroups = new Table<PlacementGroup>('placement_group');
  readonly networks = new Table<Network>('network');
  readonly firewalls = new Table<Firewall>('firewall');
  readonly primaryIps = new Table<PrimaryIp>('primary_ip');
  readonly servers = new Table<Server>('server');
  readonly volumes = new Table<Volume>('volume');
  readonly loadBalancers = new Table<LoadBalancer>('load_balancer');
  readonly actions = new Map<number, Action>();
  private lastId = 1000;
  private lastAddress = 0;

  /** Every object there is, of whatever kind. */
  everything(): Base[] {
    const tables: readonly { all(): Base[] }[] = [
      this.sshKeys,
      this.placementGroups,
      this.networks,
      this.firewalls,
      this.primaryIps,
      this.servers,
      this.volumes,
      this.loadBalancers,
    ];
    return tables.flatMap((table) => table.all());
  }
  nextId(): number {
    return ++this.lastId;
  }
  base(name: string, labels: Labels = {}): Base {
    return { id: this.nextId(), name, labels, created: new Date().toISOString() };
  }
  publicIpv4(): string {
    const n = ++this.lastAddress;
    return `198.18.${Math.floor(n / 250)}.${(n % 250) + 1}`;
  }
  publicIpv6(): string {
    return `2001:db8:${(++this.lastAddress).toString(16)}::/64`;
  }
  /** Everything here is done at once, so every action is finished when it is first seen. */
  action(command: string, type: string, id: number): Action {
    const now = new Date().toISOString();
    const action = {
      id: this.nextId(),
      command,
      status: 'success',
      progress: 100,
      started: now,
      finished: now,
      error: null,
      resources: [{ id, type }],
    };
    this.actions.set(action.id, action);
    return action;
  }
}

export function named<T extends { readonly id: number; readonly name: string }>(
  what: string,
  rows: readonly T[],
  idOrName: number | string,
): T {
  const row = rows.find(({ id, name }) => id === idOrName || name === idOrName || String(id) === idOrName);
  if (!row) throw invalid(`${what} ${JSON.stringify(idOrName)} does not exist`);
  return row;
}

export function notProtected(row: Base & { readonly protection: { readonly delete: boolean } }): void {
  if (row.protection.delete) throw new ApiError(423, 'protected', `${row.name} is protected from deletion`);
}

export function notInUse(row: Base, users: readonly Base[]): void {
  if (users.length === 0) return;
  throw unprocessable(
    'resource_in_use',
    `${row.name} is used by ${users.map(({ name }) => name).join(', ')}`,
  );
}
