import {
  ApiObject,
  type ApiObjectProps,
  App,
  ImplicitTokenResolver,
  type JsonPatch,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';
import type { Construct } from 'constructs';
import { ManifestMetadata } from './manifest-metadata';
import { type Data, plainData } from './plain-data';

/** What `plainData` works out by itself. A project may have resolvers of its own: they may replace anything. */
const builtInResolvers: ReadonlySet<unknown> = new Set([
  LazyResolver,
  ImplicitTokenResolver,
  NumberStringUnionResolver,
]);

/**
 * An object of the Kubernetes API that naust itself puts into a chart: an `ApiObject` that renders what it is made of
 * in one pass. cdk8s asks each resolver about each value and copies the whole three times, which is most of a synth.
 * Where anything is out of the ordinary it is left to cdk8s.
 */
export class Manifest extends ApiObject {
  override readonly metadata: ManifestMetadata;
  private readonly rest: Readonly<Data>;
  private isPatched = false;

  constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    const { name, chart } = this;
    this.metadata = new ManifestMetadata({
      name,
      ...props.metadata,
      namespace: props.metadata?.namespace ?? chart.namespace,
      labels: { ...chart.labels, ...props.metadata?.labels },
      apiObject: this,
    });
    const { apiVersion: _version, kind: _kind, metadata: _metadata, ...rest } = props;
    this.rest = rest;
  }

  override addJsonPatch(...operations: JsonPatch[]): void {
    this.isPatched ||= operations.length > 0;
    super.addJsonPatch(...operations);
  }

  override toJson(): Data {
    return (this.isOrdinary() ? this.plain() : undefined) ?? (super.toJson() as Data);
  }

  private isOrdinary(): boolean {
    return (
      !this.isPatched &&
      process.env['CDK8S_DISABLE_SORT'] === undefined &&
      App.of(this).resolvers.every(({ constructor }) => builtInResolvers.has(constructor))
    );
  }

  private plain(): Data | undefined {
    const { apiVersion, kind } = this;
    const { plain: metadata } = this.metadata;
    const rest = plainData(this.rest);
    return metadata && rest && { apiVersion, kind, metadata, ...rest };
  }
}
