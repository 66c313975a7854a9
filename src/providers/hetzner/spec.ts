import { accessFindings } from '../../cluster';
import { type Finding, Findings, shown, withDefaults } from '../../kernel';
import { hetznerDefaults } from './defaults';
import { isLocation, locations } from './location';
import type { HetznerProps } from './props';

/** Everything about the machines of one `hetzner(...)` that no cluster decides. */
export type HetznerSpec = Required<HetznerProps>;

export function resolveHetzner(props: HetznerProps): { spec: HetznerSpec; findings: readonly Finding[] } {
  const spec = withDefaults(props, hetznerDefaults) as HetznerSpec;
  const findings = new Findings();
  if (!isLocation(spec.location)) {
    findings.add({
      code: 'NAUST-HCL-001',
      what: 'names a location that Hetzner does not have',
      got: shown(spec.location),
      allowed: locations.join(', '),
      fix: 'choose one of these; none is in Norway',
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
  return { spec, findings: findings.all };
}
