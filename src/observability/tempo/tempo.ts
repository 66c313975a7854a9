import { Construct } from 'constructs';
import { configYaml } from '../../kernel';
import type { PodTraffic } from '../../network';
import { Store } from '../kubernetes';
import { ports } from '../ports';
import { renderTempoConfig } from './render-config';
import { renderTempoPod } from './render-pod';
import type { TempoSpec } from './spec';

/** Keeps traces, as one process with its blocks on one volume: a lost disk is lost traces. */
export class Tempo extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: TempoSpec) {
    super(scope, spec.name);
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.tempo,
      further: { 'otlp-grpc': ports.otlpGrpc, 'otlp-http': ports.otlpHttp },
      config: { name: spec.name, files: () => ({ 'tempo.yaml': configYaml(renderTempoConfig(spec)) }) },
      pod: () => renderTempoPod(spec),
    });
    this.traffic = traffic;
  }
}
