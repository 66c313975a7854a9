import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import { PodTraffic } from '../../network';
import { ConfigFiles, type ConfigFilesProps } from '../../pod';
import { HeadlessService } from './headless-service';
import { renderStore, type StorePod, type StoreSpec } from './render-store';

export interface StoreProps extends Omit<StoreSpec, 'pod' | 'labels' | 'annotations'> {
  readonly port: number;
  /** Its other ports, by their names. */
  readonly further?: Readonly<Record<string, number>>;
  readonly config: ConfigFilesProps;
  /** What it reads of other maps: it is started again when that changes. */
  readonly readBesides?: readonly string[];
  readonly pod: () => StorePod;
}

/** Whatever keeps something: its files, the one pod with its volume, the name it is found by, and who may talk to it. */
export class Store extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, id: string, props: StoreProps) {
    super(scope, id);
    const { name, port } = props;
    const labels = { 'app.kubernetes.io/name': name };
    const config = new ConfigFiles(this, 'config', props.config);
    const annotations = () => config.annotationsWith(...(props.readBesides ?? []));
    new HeadlessService(this, 'service', { name, labels, ports: { http: port, ...props.further } });
    new Manifest(this, 'set', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name },
      spec: Lazy.any({
        produce: () => {
          const pod = { ...props.pod(), hostAliases: this.traffic.hostAliases };
          return renderStore({ ...props, labels, annotations: annotations(), pod });
        },
      }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
  }
}
