import type { Grammar } from '../../kernel';

const canonical = new Set(Intl.supportedValuesOf('timeZone'));
const folded = new Set([...canonical].map((zone) => zone.toLowerCase()));

/**
 * A name that Kubernetes finds: it looks a file up, so the case counts, where JavaScript takes any.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
 */
export const timeZone: Grammar = {
  name: 'a time zone',
  code: 'NAUST-WRK-026',
  allowed: 'the name of a zone of the IANA database, in its own letters',
  example: 'Europe/Oslo',
  accepts: (value) => canonical.has(value) || (isLink(value) && !folded.has(value.toLowerCase())),
};

/** Another name of a zone, such as `Etc/UTC`. */
function isLink(value: string): boolean {
  if (!/^[A-Z][A-Za-z_+-]*(\/[A-Z][A-Za-z0-9_+-]*){0,2}$/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
