import type { IConstruct } from 'constructs';
import { CallGraph, type CallGraphNode } from '../calls';

const graphs = new WeakMap<IConstruct, CallGraph>();

/** The calls of everything below a root, looked at once, until another call is declared. */
export function callGraphOf(root: IConstruct): CallGraph {
  const known = graphs.get(root);
  if (known !== undefined) return known;
  const graph = new CallGraph(root.node.findAll().filter(isCaller));
  graphs.set(root, graph);
  return graph;
}

export function callDeclaredBelow(root: IConstruct): void {
  graphs.delete(root);
}

function isCaller(construct: IConstruct): construct is IConstruct & CallGraphNode {
  return 'declaredCalls' in construct;
}
