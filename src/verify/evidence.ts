import { fieldsOf, listOf } from '../pod';

type Fields = ReturnType<typeof fieldsOf>;

/** A resource that Terraform knows of. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Fields;
}

/** What Terraform knows of, from a raw state or from `terraform show -json`; `undefined` where it is neither. */
export function resourcesOf(state: unknown): readonly StateResource[] | undefined {
  const top = fieldsOf(state);
  const shown = fieldsOf(top['values']);
  if (top['format_version'] !== undefined && top['values'] !== undefined)
    return ofModule(fieldsOf(shown['root_module']));
  if (typeof top['version'] !== 'number' || !Array.isArray(top['resources'])) return undefined;
  return top['resources'].map(fieldsOf).filter(isManaged).flatMap(ofRawState);
}

function ofModule(module: Fields): readonly StateResource[] {
  const own = listOf(module['resources']).map(fieldsOf).filter(isManaged);
  return [
    ...own.map((one) => ({
      address: String(one['address']),
      type: String(one['type']),
      values: fieldsOf(one['values']),
    })),
    ...listOf(module['child_modules']).flatMap((child) => ofModule(fieldsOf(child))),
  ];
}

function ofRawState(resource: Fields): readonly StateResource[] {
  const type = String(resource['type']);
  const module = typeof resource['module'] === 'string' ? `${resource['module']}.` : '';
  return listOf(resource['instances']).map((instance) => {
    const { index_key: key, attributes } = fieldsOf(instance);
    const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
    return {
      address: `${module}${type}.${String(resource['name'])}${index}`,
      type,
      values: fieldsOf(attributes),
    };
  });
}

function isManaged({ mode }: Fields): boolean {
  return mode === 'managed';
}

/** What `kubectl get nodes,pv -o json` printed, one object or a list; `undefined` where it is neither. */
export function objectsOf(list: unknown): readonly Fields[] | undefined {
  const top = fieldsOf(list);
  if (typeof top['kind'] !== 'string') return undefined;
  return Array.isArray(top['items']) ? top['items'].map(fieldsOf) : [top];
}
