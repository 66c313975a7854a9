import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { Manifest } from '../kernel';
import { checkAlone } from './check-alone';

export interface ConfigFilesProps {
  /** Of the ConfigMap. */
  readonly name: string;
  readonly files: () => Readonly<Record<string, string>>;
  /** The annotation that changes with them. @default - the usual one */
  readonly digest?: string;
}

/** A ConfigMap of files, rendered when the stack is. */
export class ConfigFiles extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ConfigFilesProps,
  ) {
    super(scope, id);
    const map = new Manifest(this, 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: props.name },
      data: Lazy.any({ produce: props.files }),
    });
    checkAlone(map);
  }

  /** On the pod template: a program that reads its files once is started again when they change. */
  get annotations(): Readonly<Record<string, string>> {
    return this.annotationsWith();
  }

  /** The same, where it reads what is in other maps too. */
  annotationsWith(...others: readonly string[]): Readonly<Record<string, string>> {
    const hash = createHash('sha256').update(JSON.stringify(this.props.files()));
    others.forEach((other) => hash.update(other));
    return { [this.props.digest ?? 'naust/config-sha256']: hash.digest('hex') };
  }
}
