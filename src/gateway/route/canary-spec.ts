import { type Findings, headerName, headerValue, shown } from '../../kernel';
import { isHundredths } from '../hundredths';
import { Key } from '../key';
import { checkKey } from '../key-spec';
import type { UpstreamSpec } from '../upstream/spec';
import type { CanaryProps } from './props';

export interface CanarySpec {
  /** The number in the names of its variables. */
  readonly index: number;
  readonly upstream: UpstreamSpec;
  readonly stable: UpstreamSpec;
  readonly percent: number | undefined;
  readonly by: Key;
  readonly header: CanaryProps<unknown>['header'];
}

export function resolveCanary(
  index: number,
  { percent, by, header }: CanaryProps<unknown>,
  stable: UpstreamSpec,
  upstream: UpstreamSpec,
): CanarySpec {
  return { index, upstream, stable, percent, by: by ?? Key.clientAddress(), header };
}

export function checkCanary(at: string, props: CanaryProps<unknown>, findings: Findings): void {
  const { percent, by, header } = props;
  if (by) checkKey(`${at}canary.by`, by, findings);
  if (header) {
    findings.check(`${at}canary.header.name`, header.name, headerName);
    findings.check(`${at}canary.header.value`, header.value, headerValue);
  }
  const isShare = percent === undefined || (percent >= 0.01 && percent <= 99.99 && isHundredths(percent));
  if (isShare && (percent !== undefined || header !== undefined)) return;
  findings.add({
    code: 'NAUST-GTW-030',
    what: `${at}canary gets no share that nginx can be told`,
    got: isShare ? 'neither percent nor header' : shown(percent),
    allowed: 'percent from 0.01 to 99.99 with two decimals at most, a header, or both',
    fix: 'write it like { to, percent: 5 }',
  });
}
