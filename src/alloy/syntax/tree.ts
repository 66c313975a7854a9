/** What stands in another component, such as `discovery.relabel.pods.output`. */
export interface Reference {
  readonly kind: 'reference';
  readonly path: readonly string[];
}

/** `{ name = value }`. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, Value>>;
}

/** A function of the standard library, such as `sys.env("POD_NAME")`. */
export interface FunctionCall {
  readonly kind: 'call';
  readonly path: readonly string[];
  readonly args: readonly Value[];
}

export type Value = string | number | boolean | Reference | ObjectValue | FunctionCall | readonly Value[];

export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly value: Value;
}

/** `name "label" { body }`. @see https://grafana.com/docs/alloy/latest/get-started/syntax/ */
export interface Block {
  readonly kind: 'block';
  /** With dots for a component, such as `loki.write`. */
  readonly name: string;
  readonly label?: string;
  readonly body: readonly (Attribute | Block)[];
}

export function attribute(name: string, value: Value): Attribute {
  return { kind: 'attribute', name, value };
}

export function block(name: string, body: readonly (Attribute | Block)[]): Block {
  return { kind: 'block', name, body };
}

/** A block that others refer to by its label. */
export function component(name: string, label: string, body: readonly (Attribute | Block)[]): Block {
  return { kind: 'block', name, label, body };
}

export function reference(...path: readonly string[]): Reference {
  return { kind: 'reference', path };
}

export function objectValue(fields: ObjectValue['fields']): ObjectValue {
  return { kind: 'object', fields };
}

/** What stands in a variable of the environment. @see https://grafana.com/docs/alloy/latest/reference/stdlib/sys/ */
export function fromEnvironment(name: string): FunctionCall {
  return { kind: 'call', path: ['sys', 'env'], args: [name] };
}
