import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { declareData } from '../../residency';
import { HostFiles, Platform } from '../../platform';
import { SecretSource } from '../secret-source';
import { sopsData } from './data';
import type { SopsSecretProps } from './props';
import { resolveSopsSecret } from './spec';

/**
 * A Secret of its own name that SOPS has encrypted. Its file is checked, as far as that goes without a key, and comes out
 * as it is under `naust.out/<platform>/secrets`, apart from the manifests: the API server would take what is encrypted
 * for the value. Flux decrypts it there, or a person does: `sops decrypt FILE | kubectl apply --server-side -f -`.
 * @see https://getsops.io/docs/
 */
export class SopsSecret extends SecretSource {
  constructor(scope: Construct, id: string, props: SopsSecretProps) {
    super(scope, id, 'SOPS');
    const { findings, namespace, secretName: name } = this;
    const spec = resolveSopsSecret(findings, { name, namespace }, props);
    if (spec === undefined) return;
    const { text, keys, recipients } = spec;
    declareData(this, () => sopsData(name, recipients));
    const platform = Platform.find(this)?.name;
    const folder = `secrets/${Chart.of(this)
      .node.scopes.map(({ node }) => node.id)
      .filter(Boolean)
      .join('/')}`;
    const path = `${name}.yaml`;
    const file = platform === undefined ? props.file : `naust.out/${platform}/${folder}/${path}`;
    this.declare(keys, `sops decrypt ${file} | kubectl apply --server-side -f -`);
    new HostFiles(this, 'file', { folder, render: () => [{ path, content: text }] });
  }
}
