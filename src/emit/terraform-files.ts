import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, sep } from 'node:path';
import { type Problem, pathOf, problemAt } from '../kernel';
import { cdktf, type Platform } from '../platform';
import type { Manifest, TerraformStack } from '../terraform';
import { foreignProblem } from './foreign-validations';
import { messageOf } from './message';
import type { OutputFile } from './output-file';
import { terraformStacks } from './terraform-stacks';

export interface TerraformOutput {
  readonly files: readonly OutputFile[];
  readonly problems: readonly Problem[];
  /** Stacks that could not be rendered: a consequence where something else is wrong already. */
  readonly failures: readonly Problem[];
}

/**
 * One cdktf output for every platform, with one manifest. cdktf's synthesizers only know files, so they write into a
 * scratch folder that is read back and removed.
 */
export function terraformFiles(platforms: readonly Platform[]): TerraformOutput {
  const stacks = platforms.flatMap(terraformStacks);
  const first = platforms.find((platform) => platform.hasTerraform);
  if (first === undefined || stacks.length === 0) return { files: [], problems: [], failures: [] };

  const scratch = mkdtempSync(join(tmpdir(), 'naust-terraform-'));
  try {
    const { Manifest: ManifestOf } = cdktf();
    const manifest = new ManifestOf(first.terraform.manifest.version, scratch, first.terraform.hclOutput);
    const { problems, failures } = synthesize(stacks, manifest);
    manifest.writeToFile();
    const files = readBack(scratch, stacks);
    return { files, problems: [...problems, ...localStates(stacks, files)], failures };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What `App.synth` of cdktf does, for stacks of more than one app, collecting what it would throw. */
function synthesize(stacks: readonly TerraformStack[], manifest: Manifest): Omit<TerraformOutput, 'files'> {
  const problems: Problem[] = [];
  const failures: Problem[] = [];
  const attempt = (stack: TerraformStack, step: () => void): void => {
    try {
      step();
    } catch (error) {
      // An error annotation is reported from the manifest, in its own words.
      if (errorAnnotations(manifest, stack).length === 0) failures.push(unrendered(stack, error));
    }
  };
  for (const stack of stacks) attempt(stack, () => stack.prepareStack());
  for (const stack of stacks) {
    attempt(stack, () =>
      stack.synthesizer.synthesize({ outdir: manifest.outdir, manifest, skipValidation: true }),
    );
    problems.push(...annotationProblems(manifest, stack));
  }
  return { problems, failures };
}

function annotationProblems(manifest: Manifest, stack: TerraformStack): readonly Problem[] {
  const { ERROR, WARN } = cdktf().AnnotationMetadataEntryType;
  return manifest
    .forStack(stack)
    .annotations.filter(({ level }) => level === ERROR || level === WARN)
    .map(({ level, message }) => foreignProblem(stack, message, level === ERROR ? 'error' : 'warning'));
}

function errorAnnotations(manifest: Manifest, stack: TerraformStack) {
  const { ERROR } = cdktf().AnnotationMetadataEntryType;
  return manifest.forStack(stack).annotations.filter(({ level }) => level === ERROR);
}

function readBack(folder: string, stacks: readonly TerraformStack[]): readonly OutputFile[] {
  const owners = new Map(stacks.map((stack) => [stack.node.id, pathOf(stack)]));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => {
      const path = file.split(sep).join('/');
      const from = owners.get(path.split('/')[1] ?? '') ?? [...owners.values()].join(', ');
      return {
        root: 'cdktf.out',
        path,
        content: textOrBytes(readFileSync(join(folder, file))),
        executable: false,
        from,
      };
    });
}

function textOrBytes(bytes: Buffer): string | Uint8Array {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : bytes;
}

/** cdktf's default backend keeps the state in the working directory, and writes that directory into the file. */
function localStates(stacks: readonly TerraformStack[], files: readonly OutputFile[]): readonly Problem[] {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  return stacks.flatMap((stack) => {
    const content = contents.get(`stacks/${stack.node.id}/cdk.tf.json`);
    const state = typeof content === 'string' ? localStatePath(content) : undefined;
    if (state === undefined || !isAbsolute(state)) return [];
    return [
      problemAt(stack, {
        code: 'NAUST-PLT-009',
        what: 'keeps its Terraform state in a place that only this machine has',
        got: 'the local backend with an absolute path',
        allowed: 'a backend that is named, or a local one with a relative path',
        fix: 'give the stack a backend, such as an S3Backend in the EEA',
      }),
    ];
  });
}

function localStatePath(content: string): string | undefined {
  const { terraform } = JSON.parse(content) as { terraform?: { backend?: { local?: { path?: string } } } };
  return terraform?.backend?.local?.path;
}

function unrendered(stack: TerraformStack, error: unknown): Problem {
  return problemAt(stack, {
    code: 'NAUST-OUT-004',
    what: 'cannot be rendered as Terraform',
    got: messageOf(error),
    allowed: 'a stack that cdktf can synthesise',
    fix: 'change what the message names',
  });
}
