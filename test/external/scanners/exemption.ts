import checkov from './exemptions/checkov.json';
import kubeScore from './exemptions/kube-score.json';
import trivy from './exemptions/trivy-config.json';
import type { ScannerFinding, ScannerName } from './scanner';

/** A check of a scanner that is not held against some objects. */
export interface Exemption {
  /** By the scanner's own name. */
  readonly check: string;
  /** What it asks, in words. */
  readonly asks: string;
  /** `Deployment shop orders`, with `*` for anything: its objects, in all examples. */
  readonly on: readonly string[];
  readonly reason: string;
}

export const exemptions: Readonly<Record<ScannerName, readonly Exemption[]>> = {
  checkov,
  'kube-score': kubeScore,
  'trivy-config': trivy,
};

export function isExempted({ on, check }: Exemption, finding: ScannerFinding): boolean {
  return check === finding.check && on.some((pattern) => fits(pattern, finding.object));
}

function fits(pattern: string, object: string): boolean {
  const words = pattern.split('*').map((part) => part.replace(/[.\\+?^$()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${words.join('.*')}$`).test(object);
}
