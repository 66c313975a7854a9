import { configYaml } from '../../kernel';
import { renderRules } from './render-rules';
import type { Alert, RuleGroup } from './rule';

/**
 * Of a file in bytes, so that the map which holds it is read by whatever applies it: the API server takes 1 MiB, and
 * `kubectl apply` without `--server-side` keeps the whole object in an annotation, which may be 256 KiB.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
const most = 192 * 1024;

/** The rules in as few files as hold them, in their order: `rules.yaml`, `rules-2.yaml` and so on. */
export function ruleFiles(groups: readonly RuleGroup<Alert>[]): Readonly<Record<string, string>> {
  const files = packed(groups).map((some, index) => [
    index === 0 ? 'rules.yaml' : `rules-${index + 1}.yaml`,
    configYaml(renderRules(some)),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

function packed(groups: readonly RuleGroup<Alert>[]): readonly (readonly RuleGroup<Alert>[])[] {
  const files: RuleGroup<Alert>[][] = [[]];
  let held = 0;
  for (const group of groups) {
    const size = Buffer.byteLength(JSON.stringify(renderRules([group])));
    if (held > 0 && held + size > most) {
      files.push([]);
      held = 0;
    }
    files.at(-1)!.push(group);
    held += size;
  }
  return files;
}
