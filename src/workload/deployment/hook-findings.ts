import { type Finding, shown } from '../../kernel';
import type { WorkloadSpec } from './spec';
import { renderTemplate } from './render-template';

/** What the user's hook must leave: a pod, and the labels by which the Deployment, the Service and the policy know it. */
export function hookFindings(spec: WorkloadSpec): readonly Finding[] {
  if (spec.hook === undefined) return [];
  let returned: unknown;
  try {
    returned = renderTemplate(spec, { environment: {}, addition: {} });
  } catch (error) {
    // Whatever a user's function throws is told as what it is, beside everything else.
    return [hookFinding(`an error: ${shown(String(error))}`, spec)];
  }
  const template = returned as
    { metadata?: { labels?: Record<string, unknown> }; spec?: unknown } | null | undefined;
  const labels = template?.metadata?.labels ?? {};
  const isKept = Object.entries(spec.selector).every(([key, value]) => labels[key] === value);
  if (isKept && typeof template?.spec === 'object' && template.spec !== null) return [];
  return [hookFinding(template === undefined ? 'nothing' : `labels ${shown(labels)}`, spec)];
}

function hookFinding(got: string, spec: WorkloadSpec): Finding {
  return {
    code: 'NAUST-WRK-009',
    what: 'has a "pod" function that returns no pod template, or one that its selector does not select',
    got,
    allowed: `a template with the labels ${shown(spec.selector)}`,
    fix: 'return { ...template, spec: { ...template.spec, <the change> } }',
  };
}
