import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import norway from '../../../examples/norway/main';
import resilience from '../../../examples/resilience/main';
import shop from '../../../examples/shop/main';
import type { Project } from '../../../src/platform';
import { filesOf } from '../../../src/testing';
import { runOk } from '../run';

/** What a scanner is given: a folder an example, and in it a file an object, named for what it is. */
export interface ScannedExample {
  readonly name: string;
  /** By their names. */
  readonly files: readonly string[];
}

const root = join(__dirname, '../../..');
const projects: Readonly<Record<string, Project>> = { norway, resilience, shop };
/** Stacks in an app of cdk8s, which write where they are told. */
const apps = ['gateway', 'gateway-api'];

/** What stands in an example for what a user has without naust. */
const ofUsers = [
  'gateway: Deployment shop shop-inventory-c8d4feee',
  'gateway: Service shop shop-inventory-service-c852f9d6',
];

/** Every Kubernetes object of every example, below a folder. */
export async function writeExamples(folder: string, scratch: string): Promise<readonly ScannedExample[]> {
  const written = Object.entries(projects).flatMap(([example, project]) =>
    Object.entries(project.platforms).map(([environment, platform]) => {
      const files = [...filesOf(platform)].filter(([path]) => path.startsWith('dist/'));
      return writeObjects(
        folder,
        `${example}-${environment}`,
        files.map(([, text]) => text),
      );
    }),
  );
  const made = apps.map(async (app) => {
    const out = join(scratch, app);
    const env = { CDK8S_OUTDIR: out };
    await runOk('npx', ['tsx', `examples/${app}/main.ts`], { cwd: root, env });
    return writeObjects(
      folder,
      app,
      readdirSync(out).map((file) => readFileSync(join(out, file), 'utf8')),
    );
  });
  return [...written, ...(await Promise.all(made))];
}

function writeObjects(folder: string, name: string, texts: readonly string[]): ScannedExample {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const documents = texts.flatMap((text) => [...parseAllDocuments(text)]);
  const files = documents.flatMap((document) => {
    const object = nameOf(document.toJS() as KubernetesObject);
    if (ofUsers.includes(`${name}: ${object}`)) return [];
    const file = `${object.replaceAll('/', '_')}.yaml`;
    writeFileSync(join(own, file), String(document));
    return [file];
  });
  return { name, files };
}

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

function nameOf({ kind, metadata }: KubernetesObject): string {
  return [kind, ...(metadata.namespace === undefined ? [] : [metadata.namespace]), metadata.name].join(' ');
}
