import { type Findings, shown, withDefaults } from '../../kernel';
import { isHundredths } from '../hundredths';
import { traceDefaults } from './defaults';
import type { TraceProps } from './props';

export type TraceSpec = Readonly<Required<TraceProps>>;

export function resolveTrace(props: TraceProps, findings: Findings): TraceSpec {
  const trace = withDefaults(props, traceDefaults);
  const { sampled } = trace;
  if (!(sampled >= 0 && sampled <= 100 && isHundredths(sampled))) {
    findings.add({
      code: 'NAUST-GTW-037',
      what: 'trace.sampled is no share of traces that nginx can be told',
      got: shown(sampled),
      allowed: 'a percentage from 0 to 100 with two decimals at most',
      fix: 'write it like trace: { sampled: 10 }',
    });
  }
  return trace;
}
