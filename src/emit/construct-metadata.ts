import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { OutputFile } from './output-file';

/**
 * What `cdk8s synth` asks for where `cdk8s.yaml` names plugins that validate: the construct that each object came from,
 * by the object's name, for the reports of the plugins.
 * @see https://github.com/cdk8s-team/cdk8s-cli/blob/v2.207.60/src/util.ts
 */
export function constructMetadata(trees: readonly (readonly IConstruct[])[]): OutputFile {
  const objects = trees.flat().filter((construct) => ApiObject.isApiObject(construct));
  const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
  return {
    root: 'dist',
    path: 'construct-metadata.json',
    content: JSON.stringify({ version: '1.0.0', resources }),
    executable: false,
    from: 'CDK8S_RECORD_CONSTRUCT_METADATA',
  };
}
