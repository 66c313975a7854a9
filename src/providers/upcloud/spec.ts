import { accessFindings } from '../../cluster';
import { type Finding, Findings, shown, withDefaults } from '../../kernel';
import { upCloudDefaults } from './defaults';
import type { UpCloudProps } from './props';
import { isZone, zones } from './zone';

/** Everything about the machines of one `upcloud(...)` that no cluster decides. */
export type UpCloudSpec = Required<UpCloudProps>;

export function resolveUpCloud(props: UpCloudProps): { spec: UpCloudSpec; findings: readonly Finding[] } {
  const spec = withDefaults(props, upCloudDefaults) as UpCloudSpec;
  const findings = new Findings();
  if (!isZone(spec.zone)) {
    findings.add({
      code: 'NAUST-UPC-001',
      what: 'names a zone that UpCloud does not have',
      got: shown(spec.zone),
      allowed: zones.join(', '),
      fix: 'choose one of these; no-svg1 is in Norway',
    });
  }
  for (const finding of accessFindings(spec, { sshKeys: 'NAUST-UPC-002', adminFrom: 'NAUST-UPC-003' })) {
    findings.add(finding);
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9 .()-]{0,126}$/.test(spec.image)) {
    findings.add({
      code: 'NAUST-UPC-004',
      what: 'names an image in a form that UpCloud does not use',
      got: shown(spec.image),
      allowed: 'the title or the UUID of a template: letters, digits, blanks and . ( ) -',
      fix: `write it like ${upCloudDefaults.image}`,
    });
  }
  return { spec, findings: findings.all };
}
