import { parseAllDocuments } from 'yaml';
import { type Problem, shown } from '../kernel';
import { isList, isObject, type Json, type JsonObject } from './json';

/** The files of an output by their paths from beside the roots: `dist/...`, `cdktf.out/...`, `naust.out/...`. */
export type OutputFiles = ReadonlyMap<string, string | Uint8Array>;

export interface KubernetesEntry {
  /** The cluster's folder, `shop-prod/nordic`; the platform alone where a chart lies beside the clusters. */
  readonly place: string;
  readonly file: string;
  readonly object: JsonObject;
}

export interface TerraformStackEntry {
  readonly stack: string;
  readonly config: JsonObject;
}

/** An output in the terms of those who read it. */
export interface Output {
  readonly objects: readonly KubernetesEntry[];
  readonly stacks: readonly TerraformStackEntry[];
  /** What is neither: by path, bytes for bytes. */
  readonly files: OutputFiles;
  readonly problems: readonly Problem[];
}

const STACK = /^cdktf\.out\/stacks\/([^/]+)\/cdk\.tf\.json$/;

export function readOutput(files: OutputFiles): Output {
  const objects: KubernetesEntry[] = [];
  const stacks: TerraformStackEntry[] = [];
  const others = new Map<string, string | Uint8Array>();
  const problems: Problem[] = [];
  for (const [path, content] of files) {
    const stack = STACK.exec(path)?.[1];
    if (stack !== undefined) {
      const config = readJson(path, content);
      if ('problem' in config) problems.push(config.problem);
      else stacks.push({ stack, config: config.value });
    } else if (/^dist\/.+\.yaml$/.test(path)) {
      const read = readYaml(path, content);
      if ('problem' in read) problems.push(read.problem);
      else objects.push(...read.value.map((object) => ({ place: clusterFolder(path), file: path, object })));
    } else {
      others.set(path, content);
    }
  }
  return { objects, stacks, files: others, problems };
}

/** @see docs/adr/0001-a-folder-a-cluster.md */
function clusterFolder(path: string): string {
  const [, platform = '', ...rest] = path.split('/');
  return rest.length > 1 ? `${platform}/${rest[0]}` : rest.length === 1 ? platform : '';
}

type Read<T> = { readonly value: T } | { readonly problem: Problem };

function readJson(path: string, content: string | Uint8Array): Read<JsonObject> {
  try {
    const value = JSON.parse(textOf(content)) as Json;
    return isObject(value) ? { value } : { problem: unreadable(path, `JSON that is ${nameOf(value)}`) };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: unreadable(path, error.message) };
    throw error;
  }
}

function readYaml(path: string, content: string | Uint8Array): Read<readonly JsonObject[]> {
  // The version that cdk8s writes and kubectl reads.
  const documents = parseAllDocuments(textOf(content), { version: '1.1' });
  if (!Array.isArray(documents)) return { value: [] };
  const [error] = documents.flatMap((document) => document.errors);
  if (error !== undefined) return { problem: unreadable(path, error.message) };

  const values = documents.map((document) => jsonOf(document));
  const odd = values.find((value) => value !== null && !(isObject(value) && isNamed(value)));
  if (odd !== undefined) return { problem: unreadable(path, `a document that is ${nameOf(odd)}`) };
  return { value: values.filter(isObject) };
}

/** An alias of what is not there, or aliases that would grow beyond all bounds. */
function jsonOf(document: { toJS(): unknown }): Json {
  try {
    return document.toJS() as Json;
  } catch (error) {
    if (error instanceof ReferenceError) return error.message;
    throw error;
  }
}

function isNamed(object: JsonObject): boolean {
  const metadata = object['metadata'];
  return (
    typeof object['apiVersion'] === 'string' &&
    typeof object['kind'] === 'string' &&
    isObject(metadata) &&
    (typeof metadata['name'] === 'string' || typeof metadata['generateName'] === 'string')
  );
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}

function nameOf(value: Json): string {
  if (isList(value)) return 'a list';
  return isObject(value) ? 'no Kubernetes object' : shown(value);
}

function unreadable(path: string, message: string): Problem {
  return {
    code: 'NAUST-DIF-001',
    severity: 'error',
    path,
    what: 'cannot be read, so there is nothing to compare with',
    got: message.split('\n')[0] ?? '',
    allowed: 'a file as naust wrote it',
    fix: 'restore the file, or compare with another output: --against REV or --output FOLDER',
  };
}
