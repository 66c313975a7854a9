import type { NodeRoom } from './node-room';

export interface NodeExpression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** All of it has to be true of a node. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#NodeSelector */
export interface NodeTerm {
  readonly labels: readonly NodeExpression[];
  readonly fields: readonly NodeExpression[];
}

export function fitsTerms(node: NodeRoom, terms: readonly NodeTerm[]): boolean {
  return terms.length === 0 || terms.some((term) => fitsTerm(node, term));
}

function fitsTerm(node: NodeRoom, { labels, fields }: NodeTerm): boolean {
  return (
    labels.every((expression) => isTrue(expression, labelOf(node, expression.key))) &&
    fields.every((expression) => expression.key === 'metadata.name' && isTrue(expression, node.name))
  );
}

function labelOf(node: NodeRoom, key: string): string | undefined {
  return key === 'kubernetes.io/hostname' ? (node.labels[key] ?? node.name) : node.labels[key];
}

function isTrue({ operator, values = [] }: NodeExpression, found: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return found !== undefined && values.includes(found);
    case 'NotIn':
      return found === undefined || !values.includes(found);
    case 'Exists':
      return found !== undefined;
    case 'DoesNotExist':
      return found === undefined;
    case 'Gt':
      return Number(found) > Number(values[0]);
    case 'Lt':
      return Number(found) < Number(values[0]);
    default:
      return false;
  }
}
