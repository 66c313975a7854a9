import { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import { type Certified, secretOf } from './parts';
import { renderCertificate } from './render-certificate';
import type { MutualTlsSpec } from './spec';

export interface CertificatesProps {
  readonly mutualTls: MutualTlsSpec;
  /** Those of the parts that there are. */
  readonly parts: readonly Certified[];
  /** How a part is found, which its certificate names. */
  readonly hostOf: (part: string) => string;
}

/** What cert-manager is to make for the parts of the stack; nothing where that is done by hand. */
export class Certificates extends Construct {
  constructor(scope: Construct, id: string, { mutualTls: { issuer }, parts, hostOf }: CertificatesProps) {
    super(scope, id);
    if (issuer === undefined) return;
    parts.forEach(
      (part) =>
        new Manifest(this, part, {
          apiVersion: 'cert-manager.io/v1',
          kind: 'Certificate',
          metadata: { name: secretOf(part) },
          spec: renderCertificate(part, hostOf(part), issuer),
        }),
    );
  }
}
