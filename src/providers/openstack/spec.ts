import { accessFindings } from '../../cluster';
import {
  conform,
  either,
  type Finding,
  Findings,
  flag,
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
import { place } from '../../residency';
import { openStackDefaults } from './defaults';
import type { OpenStackProps, OpenStackSite, SafespringSite } from './props';
import { describeSite, safespringSites, type SiteDescription } from './site-description';

/** Everything about the machines of one `openstack(...)` that no cluster decides. */
export type OpenStackSpec = Omit<Required<OpenStackProps>, 'cloud' | 'site'> & {
  readonly cloud: string | undefined;
  /** `undefined` where it is not known, which is a problem. */
  readonly site: SiteDescription | undefined;
};

const name = { ...text('public'), code: 'NAUST-OST-005' } as const;

const shape: Shape<OpenStackProps> = {
  site: {
    ...either(
      text('osl2'),
      shaped<OpenStackSite>({ place, region: name, externalNetwork: name, loadBalancers: flag }),
    ),
    code: 'NAUST-OST-001',
  },
  cloud: optional(name),
  sshKeys: listOf({ ...text(''), code: 'NAUST-OST-002' }),
  adminFrom: listOf({ ...text('203.0.113.0/24'), code: 'NAUST-VAL-002' }),
  image: optional({ ...text(openStackDefaults.image), code: 'NAUST-OST-004' }),
  protection: optional(oneOf('all', 'servers', 'none')),
};

export function resolveOpenStack(props: OpenStackProps): {
  spec: OpenStackSpec;
  findings: readonly Finding[];
} {
  const findings = new Findings();
  const sound = withDefaults(conform(findings, props, shape), openStackDefaults);
  const site = describeSite(sound.site);
  if (!site) findings.add(unknownSite(sound.site as SafespringSite));
  for (const finding of accessFindings(sound, { sshKeys: 'NAUST-OST-002', adminFrom: 'NAUST-OST-003' })) {
    findings.add(finding);
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._()+-]{0,126}$/.test(sound.image)) {
    findings.add({
      code: 'NAUST-OST-004',
      what: 'names an image in a form that is not used',
      got: shown(sound.image),
      allowed: 'letters, digits, blanks and . _ ( ) + -',
      fix: `write it like ${openStackDefaults.image}`,
    });
  }
  checkNames(findings, { region: site?.region, externalNetwork: site?.network, cloud: sound.cloud });
  return { spec: { ...sound, cloud: sound.cloud, site }, findings: findings.all };
}

function unknownSite(site: string): Finding {
  return {
    code: 'NAUST-OST-001',
    what: 'names a site that Safespring does not have',
    got: shown(site),
    allowed: safespringSites.join(', '),
    fix: `nearest is ${nearestNames(String(site), safespringSites, 1).join()}; osl2 is in Norway`,
  };
}

/** They stand in Terraform, which would expand what some other text holds. */
function checkNames(findings: Findings, names: Readonly<Record<string, string | undefined>>): void {
  for (const [field, value] of Object.entries(names)) {
    if (value === undefined || /^[A-Za-z][A-Za-z0-9_-]{0,62}$/.test(value)) continue;
    findings.add({
      code: 'NAUST-OST-005',
      what: `has a ${field} that is not a name OpenStack clouds use`,
      got: shown(value),
      allowed: 'a letter, then letters, digits, _ and -, 63 characters at most',
      fix: 'write it as `openstack catalog list` and `openstack network list` show it',
    });
  }
}
