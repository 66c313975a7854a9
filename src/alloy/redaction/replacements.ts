import { digits, isLuhn, isNationalId, luhn } from './checksum';
import type { RedactedKind } from './kinds';

export interface Replacement {
  /** In RE2: what is in its group is replaced. */
  readonly expression: string;
  /** A template of Go for what stands there afterwards. */
  readonly replace: string;
}

const nationalId = `${digits}{{ if ${isNationalId} }}<national-id>{{ else }}{{ .Value }}{{ end }}`;
const card = `${digits}${luhn}{{ if ${isLuhn} }}<card>{{ else }}{{ .Value }}{{ end }}`;

/** The whole of a run of digits, and only where it looks so. */
function whenRun(looks: string, replace: string): Replacement {
  return {
    expression: '(\\d+)',
    replace: `{{ if regexMatch "${looks}" .Value }}${replace}{{ else }}{{ .Value }}{{ end }}`,
  };
}

/** In the order they are applied: a token may hold anything that follows. */
export const replacements: Readonly<Record<RedactedKind, readonly Replacement[]>> = {
  token: [
    { expression: '(?i)\\bbearer[ :=]+([\\w.~+/=-]{8,})', replace: '<token>' },
    { expression: '(?i)\\bauthorization["\']?\\s*[:=]\\s*["\']?basic\\s+([\\w+/=-]+)', replace: '<token>' },
    // A JSON Web Token, wherever it stands: its first part is an object, whose Base64 begins so.
    { expression: '\\b(eyJ[\\w-]{5,}\\.[\\w-]+\\.[\\w-]*)', replace: '<token>' },
  ],
  // `%40` is how it stands in an address.
  email: [{ expression: '([\\w.%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)', replace: '<email>' }],
  nationalId: [
    whenRun('^[0-9]{11}$', nationalId),
    // As people write it.
    { expression: '(\\d{6}[ -]\\d{5})', replace: nationalId },
  ],
  card: [
    // From 2 to 6, as cards begin: a time in milliseconds or microseconds begins with 1.
    whenRun('^([2-6][0-9]{13,18}|4[0-9]{12})$', card),
    { expression: '(\\d{4}[ -]\\d{4}[ -]\\d{4}[ -]\\d{1,7})', replace: card },
    { expression: '(3\\d{3}[ -]\\d{6}[ -]\\d{5})', replace: card },
  ],
};
