import { Construct } from 'constructs';
import { Manifest } from '../../kernel';

export interface HeadlessServiceProps {
  readonly name: string;
  /** Of the pods behind it. */
  readonly labels: Readonly<Record<string, string>>;
  /** By their names. */
  readonly ports: Readonly<Record<string, number>>;
}

/** A name that leads to the pods themselves; a StatefulSet needs one, and one pod needs no more. */
export class HeadlessService extends Construct {
  constructor(scope: Construct, id: string, { name, labels, ports }: HeadlessServiceProps) {
    super(scope, id);
    new Manifest(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: {
        clusterIP: 'None',
        selector: labels,
        ports: Object.entries(ports).map(([portName, port]) => ({
          name: portName,
          port,
          targetPort: port,
          protocol: 'TCP',
        })),
      },
    });
  }
}
