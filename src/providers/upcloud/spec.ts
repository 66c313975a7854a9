import { accessFindings } from '../../cluster';
import {
  conform,
  type Finding,
  Findings,
  listOf,
  nearestNames,
  oneOf,
  optional,
  type Shape,
  shown,
  text,
  withDefaults,
} from '../../kernel';
import { upCloudDefaults } from './defaults';
import type { UpCloudProps } from './props';
import { isZone, zones } from './zone';

/** Everything about the machines of one `upcloud(...)` that no cluster decides. */
export type UpCloudSpec = Required<UpCloudProps>;

const networks = listOf({ ...text('203.0.113.0/24'), code: 'NAUST-VAL-002' });

const shape: Shape<UpCloudProps> = {
  zone: { ...text('no-svg1'), code: 'NAUST-UPC-001' },
  sshKeys: listOf({ ...text(''), code: 'NAUST-UPC-002' }),
  adminFrom: networks,
  image: optional({ ...text(upCloudDefaults.image), code: 'NAUST-UPC-004' }),
  protection: optional(oneOf('all', 'servers', 'none')),
};

export function resolveUpCloud(props: UpCloudProps): { spec: UpCloudSpec; findings: readonly Finding[] } {
  const findings = new Findings();
  const spec = withDefaults(conform(findings, props, shape), upCloudDefaults) as UpCloudSpec;
  if (!isZone(spec.zone)) {
    findings.add({
      code: 'NAUST-UPC-001',
      what: 'names a zone that UpCloud does not have',
      got: shown(spec.zone),
      allowed: zones.join(', '),
      fix: `nearest is ${nearestNames(String(spec.zone), zones, 1).join()}; no-svg1 is in Norway`,
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
