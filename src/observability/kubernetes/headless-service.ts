import { Construct } from 'constructs';
import { Manifest } from '../../kernel';

export interface HeadlessServiceProps {
  readonly name: string;
  /** Of the pods behind it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly port: number;
}

/** A name that leads to the pods themselves; a StatefulSet needs one, and one pod needs no more. */
export class HeadlessService extends Construct {
  constructor(scope: Construct, id: string, { name, labels, port }: HeadlessServiceProps) {
    super(scope, id);
    new Manifest(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: {
        clusterIP: 'None',
        selector: labels,
        ports: [{ name: 'http', port, targetPort: port, protocol: 'TCP' }],
      },
    });
  }
}
