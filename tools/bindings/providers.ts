/** A Terraform provider whose bindings are generated from its own schema document. */
export interface BoundProvider {
  /** Folder below src/providers that the bindings go to. */
  readonly folder: string;
  readonly namespace: string;
  readonly name: string;
  /** Version of the schema document; synth pins the provider to exactly this one. */
  readonly version: string;
  /** What naust makes; nothing else is kept of the document. */
  readonly resources: readonly string[];
}

export const providers: readonly BoundProvider[] = [
  {
    folder: 'hetzner',
    namespace: 'hetznercloud',
    name: 'hcloud',
    version: '1.68.0',
    resources: [
      'firewall',
      'load_balancer',
      'load_balancer_network',
      'load_balancer_service',
      'load_balancer_target',
      'network',
      'network_route',
      'network_subnet',
      'placement_group',
      'primary_ip',
      'server',
      'ssh_key',
      'volume',
    ],
  },
  {
    folder: 'upcloud',
    namespace: 'UpCloudLtd',
    name: 'upcloud',
    version: '5.36.0',
    resources: [
      'firewall_rules',
      'floating_ip_address',
      'gateway',
      'loadbalancer',
      'loadbalancer_backend',
      'loadbalancer_frontend',
      'loadbalancer_static_backend_member',
      'network',
      'router',
      'server',
      'server_group',
      'storage',
    ],
  },
];

/** The provider's key in what `terraform providers schema -json` prints: always in lower case. */
export function schemaKey(provider: BoundProvider): string {
  return `registry.terraform.io/${provider.namespace}/${provider.name}`.toLowerCase();
}
