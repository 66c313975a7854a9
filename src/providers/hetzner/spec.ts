import { accessFindings } from '../../cluster';
import {
  conform,
  type Finding,
  Findings,
  having,
  listOf,
  nearestNames,
  oneOf,
  optional,
  type Shape,
  shaped,
  shown,
  text,
  withDefaults,
} from '../../kernel';
import { hetznerDefaults } from './defaults';
import { isLocation, locations } from './location';
import { type HetznerPlan, plan, plansAt } from './plan';
import type { HetznerNatGateway, HetznerProps } from './props';

/** Everything about the machines of one `hetzner(...)` that no cluster decides. */
export type HetznerSpec = Required<Omit<HetznerProps, 'natGateway'>> & Pick<HetznerProps, 'natGateway'>;

const networks = listOf({ ...text('203.0.113.0/24'), code: 'NAUST-VAL-002' });

const shape: Shape<HetznerProps> = {
  location: { ...text('hel1'), code: 'NAUST-HCL-001' },
  sshKeys: listOf({ ...text(''), code: 'NAUST-HCL-002' }),
  adminFrom: networks,
  image: optional({ ...text(hetznerDefaults.image), code: 'NAUST-HCL-004' }),
  natGateway: optional(
    shaped<HetznerNatGateway>({
      plan: { ...having('a plan', 'name', plan.ccx13 as HetznerPlan), code: 'NAUST-HCL-005' },
    }),
  ),
  protection: optional(oneOf('all', 'servers', 'none')),
};

export function resolveHetzner(props: HetznerProps): { spec: HetznerSpec; findings: readonly Finding[] } {
  const findings = new Findings();
  const spec = withDefaults(conform(findings, props, shape), hetznerDefaults) as HetznerSpec;
  if (!isLocation(spec.location)) {
    findings.add({
      code: 'NAUST-HCL-001',
      what: 'names a location that Hetzner does not have',
      got: shown(spec.location),
      allowed: locations.join(', '),
      fix: `nearest is ${nearestNames(String(spec.location), locations, 1).join()}; none of them is in Norway`,
    });
  }
  for (const finding of accessFindings(spec, { sshKeys: 'NAUST-HCL-002', adminFrom: 'NAUST-HCL-003' })) {
    findings.add(finding);
  }
  // A name, or the number of a snapshot of one's own.
  if (!/^[a-z0-9][a-z0-9.-]{0,62}$/.test(spec.image)) {
    findings.add({
      code: 'NAUST-HCL-004',
      what: 'names an image in a form that Hetzner does not use',
      got: shown(spec.image),
      allowed: 'a-z, 0-9, inner dots and hyphens, or the number of a snapshot',
      fix: `write it like ${hetznerDefaults.image}`,
    });
  }
  const offered = plansAt(spec.location);
  if (spec.natGateway && !offered.includes(spec.natGateway.plan.name) && isLocation(spec.location)) {
    findings.add({
      code: 'NAUST-HCL-005',
      what: 'names a plan for its NAT gateway that Hetzner does not sell there',
      got: shown(spec.natGateway.plan.name),
      allowed: offered.join(', '),
      fix: `nearest is ${nearestNames(String(spec.natGateway.plan.name), offered, 1).join()}`,
    });
  }
  return { spec, findings: findings.all };
}
