/** A file that breaks one rule of the house. */
export interface BadFile {
  readonly rule: string;
  readonly why: string;
  readonly file: string;
  readonly text: string;
}

const value = 'export const value = 1;\n';

export const badFiles: readonly BadFile[] = [
  {
    rule: 'import(no-cycle)',
    why: 'two files import each other',
    file: 'src/kernel/circle.ts',
    text: `import { back } from './circle-back';\nexport const circle = () => back;\n`,
  },
  {
    rule: 'import(no-cycle)',
    why: 'two files import a type of each other',
    file: 'src/kernel/ring.ts',
    text: `import type { RingBack } from './ring-back';\nexport interface Ring {\n  readonly back: RingBack;\n}\n`,
  },
  {
    rule: 'naust(slice-door)',
    why: 'a slice reaches inside another',
    file: 'src/gateway/inside.ts',
    text: `import { findings } from '../kernel/findings';\nexport const inside = findings;\n`,
  },
  {
    rule: 'naust(slice-door)',
    why: 'a nested file exports from inside another slice',
    file: 'src/observability/loki/inside.ts',
    text: `export { findings } from '../../kernel/findings';\n`,
  },
  {
    rule: 'naust(slice-door)',
    why: 'a type is imported from inside another slice',
    file: 'src/cluster/inside.ts',
    text: `export type Inside = import('../kernel/findings').Findings;\n`,
  },
  {
    rule: 'naust(slice-direction)',
    why: 'a slice imports one above it',
    file: 'src/cluster/upwards.ts',
    text: `import { gateway } from '../gateway';\nexport const upwards = gateway;\n`,
  },
  {
    rule: 'naust(slice-direction)',
    why: 'a slice requires one above it',
    file: 'src/platform/late.ts',
    text: `export const late = () => require('../cli') as unknown;\n`,
  },
  {
    rule: 'naust(slice-direction)',
    why: 'a provider imports what runs on machines',
    file: 'src/providers/hetzner/workload.ts',
    text: `import { workload } from '../../workload';\nexport const above = workload;\n`,
  },
  {
    rule: 'naust(slice-direction)',
    why: 'a provider imports another',
    file: 'src/providers/hetzner/neighbour.ts',
    text: `import { upcloud } from '../upcloud';\nexport const neighbour = upcloud;\n`,
  },
  {
    rule: 'naust(slice-direction)',
    why: 'a slice imports the public names',
    file: 'src/gateway/public.ts',
    text: `import { Platform } from '..';\nexport const made = Platform;\n`,
  },
  {
    rule: 'naust(slice-direction)',
    why: 'a slice has no place in the order',
    file: 'src/attic/box.ts',
    text: `import { kernel } from '../kernel';\nexport const box = kernel;\n`,
  },
  {
    rule: 'naust(pure-file)',
    why: 'a renderer imports the tree',
    file: 'src/gateway/render-tree.ts',
    text: `import { Chart, Duration } from 'cdk8s';\nexport const tree = [Chart, Duration];\n`,
  },
  {
    rule: 'naust(pure-file)',
    why: 'props import a construct',
    file: 'src/workload/props.ts',
    text: `import type { Construct } from 'constructs';\nexport interface Props {\n  readonly parent: Construct;\n}\n`,
  },
  {
    rule: 'naust(pure-file)',
    why: 'defaults import a whole package',
    file: 'src/workload/defaults.ts',
    text: `import * as kplus from 'cdk8s-plus-28';\nexport const defaults = kplus;\n`,
  },
  {
    rule: 'naust(pure-file)',
    why: 'a spec imports Terraform',
    file: 'src/cluster/spec.ts',
    text: `import type { TerraformStack } from '../terraform';\nexport type Spec = TerraformStack;\n`,
  },
  {
    rule: 'naust(terraform-door)',
    why: 'cdktf is imported beside its door',
    file: 'src/platform/direct.ts',
    text: `import { App } from 'cdktf';\nexport const direct = App;\n`,
  },
  {
    rule: 'naust(file-system-door)',
    why: 'a construct writes a file',
    file: 'src/gateway/writes.ts',
    text: `import { writeFileSync } from 'node:fs';\nexport const writes = writeFileSync;\n`,
  },
  {
    rule: 'naust(file-system-door)',
    why: 'a renderer reads a file',
    file: 'src/gateway/render-asset.ts',
    text: `import { readFile } from 'fs/promises';\nexport const reads = readFile;\n`,
  },
  {
    rule: 'naust(manifest)',
    why: 'an object is made that cdk8s has to render',
    file: 'src/workload/object.ts',
    text: `import { ApiObject, Chart } from 'cdk8s';\nexport const made = new ApiObject(new Chart(undefined as never, 'a'), 'b', {\n  apiVersion: 'v1',\n  kind: 'Thing',\n});\n`,
  },
  {
    rule: 'eslint(max-lines)',
    why: 'a file is too long',
    file: 'src/kernel/long.ts',
    text: `${value}${'// line\n'.repeat(300)}`,
  },
  {
    rule: 'eslint(no-unused-vars)',
    why: 'a function is never called',
    file: 'src/kernel/unused.ts',
    text: `function unused() {}\n${value}`,
  },
  {
    rule: 'eslint(no-unreachable)',
    why: 'a line is never reached',
    file: 'src/kernel/unreachable.ts',
    text: `export function unreachable(): number {\n  return 1;\n  console.log();\n}\n`,
  },
  {
    rule: 'typescript(no-explicit-any)',
    why: 'a type is given up',
    file: 'src/kernel/any.ts',
    text: `export const anything: any = 1;\n`,
  },
  {
    rule: 'jest(no-focused-tests)',
    why: 'one test silences the others',
    file: 'test/kernel/focused.test.ts',
    text: `test.only('one', () => {\n  expect(1).toBe(1);\n});\n`,
  },
  {
    rule: 'jest(no-disabled-tests)',
    why: 'a test is switched off',
    file: 'test/kernel/skipped.test.ts',
    text: `test.skip('one', () => {\n  expect(1).toBe(1);\n});\n`,
  },
  {
    rule: 'jest(valid-expect)',
    why: 'a matcher is never called',
    file: 'test/kernel/uncalled.test.ts',
    text: `test('one', () => expect(1).toBeDefined);\n`,
  },
];

/** Files as they should be, some of them what the bad ones import. */
export const goodFiles: Readonly<Record<string, string>> = {
  'src/index.ts': `export { findings } from './kernel';\nexport { hetzner } from './providers/hetzner';\n`,
  'src/kernel/index.ts': `export { findings } from './findings';\nexport type { Findings } from './findings';\nexport const kernel = 1;\n`,
  'src/kernel/findings.ts': `export interface Findings {\n  readonly all: readonly string[];\n}\nexport const findings: Findings = { all: [] };\n`,
  'src/terraform/index.ts': `export * from 'cdktf';\n`,
  'src/platform/terraform.ts': `import { mkdtempSync } from 'node:fs';\nexport const made = () => mkdtempSync('a');\n`,
  'src/cloud-init/asset.ts': `import { readFileSync } from 'node:fs';\nexport const asset = () => readFileSync('a');\n`,
  'src/cluster/machines.ts': `import { TerraformStack } from '../terraform';\nexport const made = TerraformStack;\n`,
  'src/cluster/index.ts': `export { made } from './machines';\n`,
  'src/workload/index.ts': `export const workload = 1;\n`,
  'src/workload/render-pod.ts': `import { Duration, Size } from 'cdk8s';\nimport { Cpu } from 'cdk8s-plus-28';\nimport { kernel } from '../kernel';\nexport const pod = [Duration, Size, Cpu, kernel];\n`,
  'src/workload/microservice.ts': `import { Construct } from 'constructs';\nimport { pod } from './render-pod';\nexport const made = [Construct, pod];\n`,
  'src/gateway/index.ts': `export const gateway = 1;\n`,
  'src/providers/hetzner/index.ts': `import { made } from '../../cluster';\nexport const hetzner = made;\n`,
  'src/providers/upcloud/index.ts': `export const upcloud = 1;\n`,
  'src/emit/writer.ts': `import { writeFileSync } from 'node:fs';\nexport const writer = writeFileSync;\n`,
  'src/cli/index.ts': `import { gateway } from '../gateway';\nimport { hetzner } from '../providers/hetzner';\nexport const cli = [gateway, hetzner];\n`,
  'test/kernel/good.test.ts': `test('one', () => {\n  expect(1).toBe(1);\n});\n`,
};

/** The other halves of the circles: broken as well, and not asked about. */
export const companions: Readonly<Record<string, string>> = {
  'src/kernel/circle-back.ts': `import { circle } from './circle';\nexport const back = () => circle;\n`,
  'src/kernel/ring-back.ts': `import type { Ring } from './ring';\nexport interface RingBack {\n  readonly ring?: Ring;\n}\n`,
};
