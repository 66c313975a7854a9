import { type Findings, type ProblemCode, shown } from '../kernel';

/** The names of a bucket and its region, which stand in texts that other programs parse. */
export function checkBucket(
  findings: Findings,
  of: string,
  names: { readonly bucket: string; readonly region: string },
  code: ProblemCode,
): void {
  for (const [field, value] of Object.entries(names)) {
    if (/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(value)) continue;
    findings.add({
      code,
      what: `the ${field} of ${of} is not a name that object storage knows`,
      got: shown(value),
      allowed: '3 to 63 characters of a-z, 0-9 and inner hyphens',
      fix: `write the ${field} as the provider shows it`,
    });
  }
}
