// What the API lists of itself. Prices, coordinates and ids are invented.

export interface Location {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly country: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly network_zone: string;
}

function location(id: number, name: string, country: string, city: string, network_zone: string): Location {
  const description = `${city} DC Park`;
  return { id, name, description, country, city, latitude: 0, longitude: 0, network_zone };
}

export const locations = [
  location(1, 'fsn1', 'DE', 'Falkenstein', 'eu-central'),
  location(2, 'nbg1', 'DE', 'Nuremberg', 'eu-central'),
  location(3, 'hel1', 'FI', 'Helsinki', 'eu-central'),
  location(4, 'ash', 'US', 'Ashburn, VA', 'us-east'),
  location(5, 'hil', 'US', 'Hillsboro, OR', 'us-west'),
  location(6, 'sin', 'SG', 'Singapore', 'ap-southeast'),
];

export const datacenters = locations.map((of) => ({
  id: of.id,
  name: `${of.name}-dc1`,
  description: `${of.city} 1 virtual DC 1`,
  location: of,
}));

type Plan = readonly [name: string, cores: number, memory: number, disk: number];
const european = ['fsn1', 'nbg1', 'hel1'];
const everywhere = locations.map(({ name }) => name);

const families: readonly {
  readonly category: string;
  readonly cpu: 'shared' | 'dedicated';
  readonly architecture: 'x86' | 'arm';
  readonly at: readonly string[];
  readonly plans: readonly Plan[];
}[] = [
  {
    category: 'Cost-Optimized',
    cpu: 'shared',
    architecture: 'x86',
    at: european,
    plans: [
      ['cx23', 2, 4, 40],
      ['cx33', 4, 8, 80],
      ['cx43', 8, 16, 160],
      ['cx53', 16, 32, 320],
    ],
  },
  {
    category: 'Cost-Optimized',
    cpu: 'shared',
    architecture: 'arm',
    at: european,
    plans: [
      ['cax11', 2, 4, 40],
      ['cax21', 4, 8, 80],
      ['cax31', 8, 16, 160],
      ['cax41', 16, 32, 320],
    ],
  },
  {
    category: 'Regular Performance',
    cpu: 'shared',
    architecture: 'x86',
    at: everywhere,
    plans: [
      ['cpx11', 2, 2, 40],
      ['cpx12', 1, 2, 40],
      ['cpx21', 3, 4, 80],
      ['cpx22', 2, 4, 80],
      ['cpx31', 4, 8, 160],
      ['cpx32', 4, 8, 160],
      ['cpx41', 8, 16, 240],
      ['cpx42', 8, 16, 320],
      ['cpx51', 16, 32, 360],
      ['cpx52', 12, 24, 480],
      ['cpx62', 16, 32, 640],
    ],
  },
  {
    category: 'General Purpose',
    cpu: 'dedicated',
    architecture: 'x86',
    at: everywhere,
    plans: [
      ['ccx13', 2, 8, 80],
      ['ccx23', 4, 16, 160],
      ['ccx33', 8, 32, 240],
      ['ccx43', 16, 64, 360],
      ['ccx53', 32, 128, 600],
      ['ccx63', 48, 192, 960],
    ],
  },
];

const price = { net: '1.0000', gross: '1.2500' };
const prices = locations.map(({ name }) => ({
  location: name,
  price_hourly: price,
  price_monthly: price,
  included_traffic: 21990232555520,
  price_per_tb_traffic: price,
}));

export const serverTypes = families
  .flatMap((family) => family.plans.map((plan) => ({ family, plan })))
  .map(({ family, plan: [name, cores, memory, disk] }, i) => ({
    id: 100 + i,
    name,
    description: name.toUpperCase(),
    category: family.category,
    cores,
    memory,
    disk,
    storage_type: 'local',
    cpu_type: family.cpu,
    architecture: family.architecture,
    prices,
    deprecated: false,
    deprecation: null,
    locations: locations
      .filter((of) => family.at.includes(of.name))
      .map((of) => ({ id: of.id, name: of.name, recommended: true, available: true, deprecation: null })),
  }));
export type ServerType = (typeof serverTypes)[number];

const systems = ['debian-12', 'debian-13', 'ubuntu-22.04', 'ubuntu-24.04', 'rocky-9', 'alma-9', 'fedora-42'];

export const images = (['x86', 'arm'] as const)
  .flatMap((architecture) => systems.map((name) => ({ architecture, name })))
  .map(({ architecture, name }, i) => ({
    id: 500 + i,
    name,
    architecture,
    status: 'available',
    type: 'system',
    description: name,
    image_size: null,
    disk_size: 5,
    created: '2026-01-01T00:00:00Z',
    created_from: null,
    bound_to: null,
    os_flavor: name.split('-')[0],
    os_version: name.split('-')[1],
    rapid_deploy: true,
    protection: { delete: false },
    deprecated: null,
    deleted: null,
    labels: {},
  }));
export type Image = (typeof images)[number];

export const loadBalancerTypes = (
  [
    ['lb11', 10_000, 5, 25, 10],
    ['lb21', 20_000, 15, 75, 25],
    ['lb31', 40_000, 30, 150, 50],
  ] as const
).map(([name, max_connections, max_services, max_targets, max_assigned_certificates], i) => ({
  id: 1 + i,
  name,
  description: name.toUpperCase(),
  max_connections,
  max_services,
  max_targets,
  max_assigned_certificates,
  deprecated: null,
  deprecation: null,
  prices,
}));
export type LoadBalancerType = (typeof loadBalancerTypes)[number];
