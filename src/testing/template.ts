import { Chart } from 'cdk8s';
import type { Emission, KubernetesObject, ResolvedChart } from '../emit';
import { nearestNames } from '../kernel';
import { type Candidate, expectAll, expectCount, expectOne, matching } from './candidates';
import { faultless, type Stack, type StackOptions, textsOf } from './synthesis';
import { TemplateChart } from './template-chart';
import { type TerraformResource, terraformResources } from './terraform-resources';

/** Which object is meant, where its kind does not say it. */
export interface ObjectName {
  /** Its `metadata.name`. @default - any name */
  readonly name?: string;
  /** Its `metadata.namespace`. @default - any namespace, or none */
  readonly namespace?: string;
}

/**
 * Everything a stack would write, to be asserted on; nothing is written. In a pattern, objects match when they have the
 * pattern's fields, however many others, all the way down; lists match item by item, in full; a field that is
 * `undefined` must not be there. `Match` says more, `Capture` hands values out.
 */
export class Template {
  /**
   * Synthesises a stack once; what is declared afterwards is not in it. Of a single chart it holds the objects in it and
   * in charts below it.
   * @throws ProblemsError when something is wrong with the stack, or with the app of the chart
   */
  static of(stack: Stack, options: StackOptions = {}): Template {
    return new Template(faultless(stack, options), Chart.isChart(stack) ? stack : undefined);
  }

  /** @internal Of the whole stack, where the template is of one chart too: policies of any hold. */
  readonly chartsOfStack: readonly ResolvedChart[];
  private readonly chartsOf: readonly TemplateChart[];
  private readonly candidates: readonly Candidate<KubernetesObject>[];
  private readonly resources: readonly Candidate<TerraformResource>[];
  private readonly texts: ReadonlyMap<string, string>;

  private constructor({ charts, files }: Emission, only: Chart | undefined) {
    this.chartsOfStack = charts;
    const own = charts.filter(({ chart }) => only === undefined || chart.node.scopes.includes(only));
    this.chartsOf = own.filter(({ objects }) => objects.length > 0).map((chart) => new TemplateChart(chart));
    this.candidates = this.chartsOf.flatMap(({ objects }) =>
      objects.map((value) => ({ name: `${String(value['kind'])} ${nameOf(value)}`, value, fields: value })),
    );
    const paths = new Set(this.chartsOf.map(({ path }) => path));
    const ownFiles = only ? files.filter(({ root, from }) => root === 'dist' && paths.has(from)) : files;
    this.texts = textsOf(ownFiles);
    this.resources = terraformResources(ownFiles).map((value) => ({
      name: `${value.type}.${value.name} of stack ${value.stack}`,
      value,
      fields: value.values,
    }));
  }

  /** The charts that have objects, in the order they are written: what to take snapshots of. */
  charts(): readonly TemplateChart[] {
    return this.chartsOf;
  }

  /** All objects, in the order they are written. `T` is the caller's word for their shape. */
  objects<T extends object = KubernetesObject>(): readonly T[] {
    return this.candidates.map(({ value }) => value as object as T);
  }

  /** One object at least is of this kind and name, and matches. */
  hasObject(kind: string, pattern: object = {}, of: ObjectName = {}): void {
    expectOne(this.named(kind, of), pattern, describe(kind, of), () => this.instead(kind, of));
  }

  /** Every object of this kind matches, and there is one. */
  allObjects(kind: string, pattern: object): void {
    expectAll(this.named(kind, {}), pattern, kind, () => this.instead(kind, {}));
  }

  /** As many objects of this kind match. */
  objectCountIs(kind: string, count: number, pattern: object = {}): void {
    expectCount(this.named(kind, {}), pattern, kind, count);
  }

  /** The objects of this kind that match, in the order they are written. `T` is the caller's word for their shape. */
  findObjects<T extends object = KubernetesObject>(
    kind: string,
    pattern: object = {},
    of: ObjectName = {},
  ): readonly T[] {
    return matching(this.named(kind, of), pattern) as readonly object[] as readonly T[];
  }

  /**
   * The one object of this kind and name. `T` is the caller's word for its shape.
   * @throws Error when there is none, or more than one
   */
  object<T extends object = KubernetesObject>(kind: string, name: string, namespace?: string): T {
    const of = { name, ...(namespace !== undefined && { namespace }) };
    const [found, ...others] = this.named(kind, of);
    if (found === undefined) throw new Error(`there is no ${describe(kind, of)}\n${this.instead(kind, of)}`);
    if (others.length === 0) return found.value as object as T;
    const apart = others.some(({ value }) => nameOf(value) !== nameOf(found.value));
    const which = apart ? 'name the namespace' : 'take the template of one platform or chart';
    throw new Error(`there are ${others.length + 1} ${describe(kind, of)}; ${which}`);
  }

  /** One Terraform resource at least is of this type, and matches. */
  hasTerraformResource(type: string, pattern: object = {}): void {
    expectOne(this.ofType(type), pattern, type, () => this.insteadOfType(type));
  }

  /** Every Terraform resource of this type matches, and there is one. */
  allTerraformResources(type: string, pattern: object): void {
    expectAll(this.ofType(type), pattern, type, () => this.insteadOfType(type));
  }

  /** As many Terraform resources of this type match. */
  terraformResourceCountIs(type: string, count: number, pattern: object = {}): void {
    expectCount(this.ofType(type), pattern, type, count);
  }

  /** The Terraform resources of this type that match, in the order they are written. */
  findTerraformResources(type: string, pattern: object = {}): readonly TerraformResource[] {
    return matching(this.ofType(type), pattern);
  }

  /** The paths of all files: `dist/...`, `cdktf.out/...`, `naust.out/...`. None under a plain `App`, whose files cdk8s names. */
  files(): readonly string[] {
    return [...this.texts.keys()];
  }

  /**
   * The text of a file, by its path: `naust.out/shop/gateway/edge/nginx.conf`.
   * @throws Error when there is none, naming those most like it
   */
  file(path: string): string {
    const text = this.texts.get(path);
    if (text !== undefined) return text;
    const near = nearestNames(path, this.texts.keys());
    throw new Error(
      `there is no file ${path}\n${near.length > 0 ? `nearest: ${near.join(', ')}` : 'there are no files'}`,
    );
  }

  private named(kind: string, { name, namespace }: ObjectName): readonly Candidate<KubernetesObject>[] {
    return this.candidates.filter(({ value }) => {
      const own = metadataOf(value);
      if (value['kind'] !== kind || (name !== undefined && own.name !== name)) return false;
      return namespace === undefined || own.namespace === namespace;
    });
  }

  private ofType(type: string): readonly Candidate<TerraformResource>[] {
    return this.resources.filter(({ value }) => value.type === type);
  }

  /** What there is in place of what there is not. */
  private instead(kind: string, { name, namespace }: ObjectName): string {
    const ofKind = this.named(kind, {}).map(({ value }) => nameOf(value));
    if (ofKind.length === 0) {
      const kinds = this.candidates.map(({ value }) => String(value['kind']));
      return `kinds that are there: ${nearestNames(kind, kinds, 12).join(', ') || 'none'}`;
    }
    const wanted = [namespace, name].filter((part) => part !== undefined).join('/');
    return `nearest: ${nearestNames(wanted, ofKind).join(', ')}`;
  }

  private insteadOfType(type: string): string {
    const types = this.resources.map(({ value }) => value.type);
    return `types that are there: ${nearestNames(type, types, 12).join(', ') || 'none'}`;
  }
}

function metadataOf(object: KubernetesObject): ObjectName {
  return Object(object['metadata']) as ObjectName;
}

/** `shop/orders` */
function nameOf(object: KubernetesObject): string {
  const { name, namespace } = metadataOf(object);
  return namespace === undefined ? `${name}` : `${namespace}/${name}`;
}

function describe(kind: string, { name, namespace }: ObjectName): string {
  const named = name === undefined ? kind : `${kind} "${name}"`;
  return namespace === undefined ? named : `${named} in namespace "${namespace}"`;
}
