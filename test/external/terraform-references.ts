import type { TerraformJson } from './provider-schema';

/**
 * What Terraform says of a document's references before it asks any provider: a resource that is not there, or a
 * circle of resources that each wait for the next.
 */
export function referenceProblems(document: TerraformJson): readonly string[] {
  const nodes = (prefix: string, made: TerraformJson['resource']) =>
    Object.entries(made ?? {}).flatMap(([type, all]) =>
      Object.entries(all).map(([name, body]) => [`${prefix}${type}.${name}`, referencesIn(body)] as const),
    );
  const graph = new Map<string, readonly string[]>([
    ...nodes('', document.resource),
    ...nodes('data.', document.data),
    ...Object.entries(document['locals'] ?? {}).map(
      ([name, text]) => [`local.${name}`, referencesIn({ text })] as const,
    ),
  ]);
  const outputs = referencesIn(document['output'] ?? {});
  const missing = [...graph.values(), outputs].flat().filter((reference) => !graph.has(reference));
  const circle = circleIn(graph);
  return [
    ...new Set(missing.map((reference) => `${reference}: is referred to, and is not there`)),
    ...(circle ? [`a circle: ${circle.join(' -> ')}`] : []),
  ];
}

function referencesIn(body: object): readonly string[] {
  const { depends_on: after, ...rest } = body as { readonly depends_on?: readonly string[] };
  const expressions = [...JSON.stringify(rest).matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const resources = expressions.flatMap(
    (text) =>
      text.match(/\b(?:local|(?:data\.)?(?:hcloud|openstack|upcloud)_[a-z_]+)\.[A-Za-z0-9_-]+/g) ?? [],
  );
  return [...new Set([...resources, ...(after ?? [])])];
}

function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (finished.has(name)) return undefined;
    for (const next of graph.get(name) ?? []) {
      const circle = visit(next, [...path, name]);
      if (circle) return circle;
    }
    finished.add(name);
    return undefined;
  };
  for (const name of graph.keys()) {
    const circle = visit(name, []);
    if (circle) return circle;
  }
  return undefined;
}
