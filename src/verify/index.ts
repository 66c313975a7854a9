import type { Finding, Problem } from '../kernel';
import { country, placeOfZone } from '../residency';
import { nodesOf, volumesOf } from './cluster';
import { declarationOf } from './declaration';
import { objectsOf, resourcesOf, type StateResource } from './evidence';
import { nodeFindings } from './node-rule';
import { terraformFindings } from './terraform-rule';
import { volumeFindings } from './volume-rule';

/** A file of JSON, and what it is called. */
export interface EvidenceFile {
  readonly file: string;
  readonly text: string;
}

export interface Evidence {
  /** `residency.json` of the platform. */
  readonly report: EvidenceFile;
  /** Raw states, or what `terraform show -json` printed. */
  readonly states: readonly EvidenceFile[];
  /** What `kubectl get nodes,pv -o json` printed. */
  readonly objects: readonly EvidenceFile[];
}

export interface Verified {
  readonly problems: readonly Problem[];
  /** How much was looked at. */
  readonly seen: { readonly resources: number; readonly nodes: number; readonly volumes: number };
}

/** Holds what exists against what is declared. */
export function verify({ report, states, objects }: Evidence): Verified {
  const problems: Problem[] = [];
  const read = <T>(from: EvidenceFile, as: (json: unknown) => T | undefined, what: string): T | undefined => {
    const found = as(parsed(from.text));
    if (found === undefined) problems.push(unreadable(from.file, what));
    return found;
  };
  const declared = read(report, declarationOf, 'a residency report of this version of naust');
  const resources = states.flatMap((state) => read(state, resourcesOf, 'a Terraform state') ?? []);
  const listed = objects.map((list) => ({
    file: list.file,
    all: read(list, objectsOf, 'Kubernetes objects') ?? [],
  }));
  const seen = {
    resources: resources.length,
    nodes: listed.reduce((sum, { all }) => sum + nodesOf(all).length, 0),
    volumes: listed.reduce((sum, { all }) => sum + volumesOf(all).length, 0),
  };
  if (declared === undefined) return { problems, seen };
  const tell = (path: string) => (finding: Finding) =>
    void problems.push({ severity: 'error', ...finding, path: `${declared.platform} (${path})` });
  resources.flatMap((resource) => terraformFindings(declared, resource)).forEach(tell('Terraform'));
  const made = regionsOfServers(resources);
  for (const { file, all } of listed) {
    nodesOf(all)
      .flatMap((node) => nodeFindings(declared, node, made))
      .forEach(tell(file));
    volumesOf(all)
      .flatMap((volume) => volumeFindings(declared, volume))
      .forEach(tell(file));
  }
  return { problems, seen };
}

/** Where Terraform made the servers that are nodes by the same name. */
function regionsOfServers(resources: readonly StateResource[]): ReadonlyMap<string, string> {
  const servers = resources.flatMap(({ type, values }): [string, string][] => {
    const place =
      type === 'hcloud_server'
        ? placeOfZone('hetzner', String(values['location']))
        : type === 'upcloud_server'
          ? placeOfZone('upcloud', String(values['zone']))
          : undefined;
    return place ? [[String(values['name'] ?? values['hostname']), country(place.country).region]] : [];
  });
  return new Map(servers);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // Told as what it is not; its text may hold secrets, and is not shown.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unreadable(file: string, what: string): Problem {
  return {
    code: 'NAUST-VER-001',
    severity: 'error',
    path: file,
    what: `is not ${what}`,
    got: 'something else, or no JSON',
    allowed: what,
    fix: 'terraform show -json > state.json; kubectl get nodes,pv -o json > objects.json; naust.out/<platform>/report/residency.json',
  };
}
