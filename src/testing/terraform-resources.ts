import type { OutputFile } from '../emit';

/** A resource as Terraform is told of it. */
export interface TerraformResource {
  /** The Terraform stack it is in. */
  readonly stack: string;
  /** Such as `hcloud_server`. */
  readonly type: string;
  /** Its name in Terraform's own state. */
  readonly name: string;
  /** Its arguments, as they are in cdk.tf.json. */
  readonly values: Readonly<Record<string, unknown>>;
}

interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, TerraformResource['values']>>>>;
}

/** The resources of every stack, in the order they are written. */
export function terraformResources(files: readonly OutputFile[]): readonly TerraformResource[] {
  return files.flatMap(({ root, path, content }) => {
    const stack = root === 'cdktf.out' ? /^stacks\/([^/]+)\/cdk\.tf\.json$/.exec(path)?.[1] : undefined;
    if (stack === undefined) return [];
    const { resource = {} } = JSON.parse(String(content)) as TerraformJson;
    return Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, values]) => ({ stack, type, name, values })),
    );
  });
}
