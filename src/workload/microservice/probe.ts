import { type Findings, urlPath, withDefaults } from '../../kernel';
import type { ProbeSpec } from '../../pod';
import { checkSeconds } from '../deployment';
import type { LivenessProps, ReadinessProps } from './props';

type ProbeProps = ReadinessProps | LivenessProps;

/** A probe over HTTP from what was written and the defaults of its kind. */
export function resolveProbe(
  findings: Findings,
  field: 'readiness' | 'liveness',
  props: ProbeProps,
  defaults: Required<ProbeProps>,
  at: { readonly port: number; readonly scheme?: 'HTTPS' },
): ProbeSpec {
  const { path, after, every, timeout, failures } = withDefaults(props, defaults);
  findings.check(`${field}.path`, path, urlPath);
  checkSeconds(findings, `${field}.after`, after, { min: 0, max: 3600 });
  checkSeconds(findings, `${field}.every`, every, { min: 1, max: 3600 });
  checkSeconds(findings, `${field}.timeout`, timeout, { min: 1, max: every.toSeconds({ integral: false }) });
  findings.integer(`${field}.failures`, failures, { min: 1, max: 100 });
  return {
    check: { kind: 'http', path, ...at },
    initialDelay: after,
    period: every,
    timeout,
    failureThreshold: failures,
  };
}
