import { Size, SizeRoundingBehavior } from 'cdk8s';
import type { Findings } from '../../kernel';
import { sizeQuantity, type VolumeSpec } from '../../pod';

const LEAST = Size.mebibytes(1);
const MOST = Size.gibibytes(100);

/** The root of the container is read-only; most runtimes want to write somewhere. */
export const temporaryDirectory = '/tmp';

export function resolveTemporary(findings: Findings, size: Size): VolumeSpec {
  const kibibytes = size.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR });
  if (kibibytes < LEAST.toKibibytes() || kibibytes > MOST.toKibibytes()) {
    findings.add({
      code: 'NAUST-WRK-008',
      what: 'has a temporary directory of a size out of range',
      got: sizeQuantity(size),
      allowed: `${sizeQuantity(LEAST)} to ${sizeQuantity(MOST)}`,
      fix: 'give it a size in the range; what is to last belongs in a database',
    });
  }
  return { kind: 'empty', name: 'temporary', sizeLimit: size };
}
