import {
  Annotations,
  type App,
  Fn,
  S3Backend,
  type TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from 'cdktf';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { hostileText, nested } from './hostile';

/** A part of a stack, and what others may refer to. */
type Make = (scope: Construct, id: string, reference: string) => readonly [TerraformElement, string];

export interface GeneratedStacks {
  readonly parts: readonly {
    readonly stack: number;
    readonly group: boolean;
    readonly refersTo: number;
    readonly make: Make;
  }[];
  readonly dependencies: readonly (readonly [number, number])[];
}

const plain = nested(fc.oneof(hostileText, fc.integer(), fc.boolean()));

const makers: fc.Arbitrary<Make> = fc.oneof(
  plain.map((value): Make => (scope, id, reference) => {
    const local = new TerraformLocal(scope, id, { value, reference });
    return [local, local.asString];
  }),
  fc.tuple(hostileText, fc.boolean()).map(([description, sensitive]): Make => (scope, id, reference) => {
    const variable = new TerraformVariable(scope, id, {
      type: 'string',
      description,
      sensitive,
      default: 'none',
    });
    variable.addOverride('nullable', reference === '');
    return [variable, variable.stringValue];
  }),
  hostileText.map((text): Make => (scope, id, reference) => {
    const output = new TerraformOutput(scope, id, {
      value: Fn.join(Fn.rawString(text), [reference, 'end']),
      staticId: text === '',
    });
    Annotations.of(output).addInfo(text);
    return [output, reference];
  }),
);

export const generatedStacks: fc.Arbitrary<GeneratedStacks> = fc.record({
  parts: fc.array(fc.record({ stack: fc.nat(2), group: fc.boolean(), refersTo: fc.nat(20), make: makers }), {
    minLength: 1,
    maxLength: 8,
  }),
  dependencies: fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 2 }),
});

export function buildStacks(app: App, { parts, dependencies }: GeneratedStacks): void {
  const stacks = ['network', '10', 'cluster'].map((id) => {
    const stack = new TerraformStack(app, id);
    new S3Backend(stack, { bucket: 'state', key: id, region: 'no-svg1' });
    stack.addOverride('terraform.required_version', '>= 1.9');
    return stack;
  });
  // Only from one to those before it: cdktf refuses a circle of stacks.
  for (const [from, to] of dependencies) if (to < from) stacks[from]!.addDependency(stacks[to]!);
  const references: { readonly stack: number; readonly text: string }[] = [];
  parts.forEach(({ stack, group, refersTo, make }, index) => {
    const scope = group ? new Construct(stacks[stack]!, `group-${index}`) : stacks[stack]!;
    const known = references.filter((reference) => reference.stack <= stack);
    const reference = known.length === 0 ? 'none' : known[refersTo % known.length]!.text;
    references.push({ stack, text: make(scope, `part-${index}`, reference)[1] });
  });
}
