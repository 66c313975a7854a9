import { configYaml } from '../../kernel';
import { inFiles } from '../kubernetes';
import { renderRules } from './render-rules';
import type { Alert, RuleGroup } from './rule';

/** The rules in as few files as hold them, in their order: `rules.yaml`, `rules-2.yaml` and so on. */
export function ruleFiles(groups: readonly RuleGroup<Alert>[]): Readonly<Record<string, string>> {
  const parts = inFiles(groups, (group) => Buffer.byteLength(JSON.stringify(renderRules([group]))));
  const files = parts.map((some, index) => [
    index === 0 ? 'rules.yaml' : `rules-${index + 1}.yaml`,
    configYaml(renderRules(some)),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}
