// Turns the committed schema documents into src/providers/*/bindings; npm runs it at `prepare`.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

import { type BoundProvider, providers, schemaKey } from './providers';
import { type SchemaDocument, schemaFile } from './schema-document';

const root = join(__dirname, '..', '..');
const generatorPackage = '@cdktn/provider-generator';

function generatorIsInstalled(): boolean {
  try {
    require.resolve(generatorPackage);
    return true;
  } catch {
    return false;
  }
}

/** Everything the output depends on, so that a second run need not load the generator, which is slow. */
function fingerprint(provider: BoundProvider): string {
  const hash = createHash('sha256');
  const { version } = require(`${generatorPackage}/package.json`) as { version: string };
  hash.update(JSON.stringify({ version, provider }));
  for (const file of [__filename, schemaFile(provider)]) hash.update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

async function generated(provider: BoundProvider): Promise<Map<string, string>> {
  process.env['CHECKPOINT_DISABLE'] = '1';
  // When loaded, the generator asks terraform for its version: no answer is needed, and its complaints would mislead.
  process.env['TERRAFORM_BINARY_NAME'] = 'no-terraform-needed';
  const { CodeMaker, TerraformProviderConstraint, TerraformProviderGenerator } =
    await import('@cdktn/provider-generator');
  const { ConstructsMakerProviderTarget, Language } = await import('@cdktn/commons');
  const schema = JSON.parse(readFileSync(schemaFile(provider), 'utf8')) as SchemaDocument;
  schema.provider_versions = { [schemaKey(provider)]: provider.version };

  const generator = new TerraformProviderGenerator(new CodeMaker(), schema);
  const source = `${provider.namespace}/${provider.name}@${provider.version}`;
  generator.generate(
    new ConstructsMakerProviderTarget(new TerraformProviderConstraint(source), Language.TYPESCRIPT),
  );
  const scratch = mkdtempSync(join(tmpdir(), 'naust-bindings-'));
  try {
    await generator.save(scratch);
    return read(join(scratch, 'providers', provider.name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function read(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  // The lazy index is CommonJS in a .ts file and compiles under no strict setting.
  const sources = files.filter((file) => file.endsWith('.ts') && file !== 'lazy-index.ts');
  return new Map(sources.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** The generator writes for cdktn; the project reaches cdktf or its successor through one door. */
function throughTheDoor(text: string, file: string): string {
  const door = relative(dirname(file), join(root, 'src', 'terraform'))
    .split(sep)
    .join('/');
  return text.replaceAll(/from (['"])cdktn\1/g, `from '${door}'`);
}

async function generate(provider: BoundProvider): Promise<void> {
  const folder = join(root, 'src', 'providers', provider.folder, 'bindings');
  const stamp = join(folder, '.fingerprint');
  const wanted = fingerprint(provider);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  const unfinished = `${folder}.${process.pid}`;
  for (const [name, text] of await generated(provider)) {
    const file = join(unfinished, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, throughTheDoor(text, join(folder, name)));
  }
  writeFileSync(join(unfinished, '.fingerprint'), wanted);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  console.log(`generated ${relative(root, folder)} from ${provider.name} ${provider.version}`);
}

async function main(): Promise<void> {
  if (!generatorIsInstalled()) {
    console.error('provider bindings are not generated: development dependencies are not installed');
    return;
  }
  for (const provider of providers) await generate(provider);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
