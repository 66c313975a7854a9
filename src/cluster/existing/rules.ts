import {
  cidr,
  type Finding,
  Findings,
  kubernetesName,
  labelKey,
  labelValue,
  nearestNames,
  shown,
} from '../../kernel';
import type { Opening } from '../opening';
import data from './cni.json';
import type { ExistingSpec } from './spec';

export function existingFindings(spec: ExistingSpec, openings: readonly Opening[]): readonly Finding[] {
  return [
    ...nodeFindings(spec),
    ...cniFindings(spec),
    ...networkFindings(spec),
    ...openingFindings(openings),
  ];
}

function nodeFindings({ nodes, pools }: ExistingSpec): readonly Finding[] {
  const findings = new Findings();
  for (const { name } of pools) {
    findings.check('the name of a pool', name, kubernetesName);
    const count = nodes.filter(({ pool }) => pool === name).length;
    findings.integer(`the number of nodes of pool "${name}"`, count, { min: 1, max: 5000 }, 'NAUST-CLU-001');
  }
  const seen = new Set<string>();
  for (const { name, cpu, taints } of nodes) {
    findings.check('the name of a node', name, kubernetesName);
    if (seen.has(name)) findings.add(twice(name));
    seen.add(name);
    if (!(cpu > 0 && cpu <= 1024)) findings.add(notAllocatable(name, cpu));
    for (const taint of taints.filter((written) => !isTaint(written))) findings.add(notATaint(name, taint));
  }
  return findings.all;
}

function twice(name: string): Finding {
  return {
    code: 'NAUST-CLU-008',
    what: 'has two nodes of one name',
    got: shown(name),
    allowed: 'each name once in the cluster',
    fix: 'list each node once, in one pool',
  };
}

function notAllocatable(name: string, cpu: number): Finding {
  return {
    code: 'NAUST-CLU-021',
    what: `describes node ${shown(name)} with processors it cannot have`,
    got: shown(cpu),
    allowed: 'more than 0, at most 1024',
    fix: 'write what `kubectl get node -o yaml` shows under status.allocatable',
  };
}

function isTaint(written: string): boolean {
  const [, key, , value, effect] = /^([^=:]+)(=([^:]*))?:(\w+)$/.exec(written) ?? [];
  const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
  return (
    key !== undefined && labelKey.accepts(key) && labelValue.accepts(value ?? '') && effects.includes(effect!)
  );
}

function notATaint(name: string, taint: string): Finding {
  return {
    code: 'NAUST-CLU-021',
    what: `describes node ${shown(name)} with something that is no taint`,
    got: shown(taint),
    allowed: 'key=value:effect, the effect NoSchedule, PreferNoSchedule or NoExecute',
    fix: 'write it like dedicated=database:NoSchedule',
  };
}

/** Whether it lets pods out to hosts by their names, in the language of CiliumNetworkPolicy. */
export function knowsNames(cni: string): boolean {
  const plugins: Readonly<Record<string, { readonly policies: boolean; readonly names?: boolean }>> =
    data.plugins;
  return Object.hasOwn(plugins, cni) && plugins[cni]?.names === true;
}

/** Namespaces are closed by network policies: where nothing enforces them, everything would be open. */
function cniFindings({ cni }: ExistingSpec): readonly Finding[] {
  const plugins: Readonly<Record<string, { readonly policies: boolean }>> = data.plugins;
  const enforcing = Object.keys(plugins).filter((name) => plugins[name]!.policies);
  if (enforcing.includes(cni)) return [];
  const known = Object.hasOwn(plugins, cni);
  return [
    {
      code: 'NAUST-CLU-022',
      what: known
        ? 'connects its pods with something that does not enforce network policies'
        : 'connects its pods with something that naust does not know',
      got: shown(cni),
      allowed: enforcing.join(', '),
      fix: known
        ? 'add an enforcer, such as Calico beside flannel, which together are "canal"'
        : `nearest are ${nearestNames(cni, enforcing).join(', ')}`,
    },
  ];
}

function networkFindings({ podNetwork, nodeNetworks }: ExistingSpec): readonly Finding[] {
  const findings = new Findings();
  findings.check('podNetwork', podNetwork, cidr);
  findings.checkAll('nodeNetworks', nodeNetworks, cidr);
  return findings.all;
}

function openingFindings(openings: readonly Opening[]): readonly Finding[] {
  return openings
    .filter(({ kind }) => kind === 'loadBalancer')
    .map(({ name }) => ({
      code: 'NAUST-CLU-009' as const,
      what: `has no provider that makes the load balancer of "${name}"`,
      got: 'a cluster that something else built',
      allowed: 'a way in that does not ask naust for a load balancer',
      fix: 'use Entry.hostPorts(pool), or Entry.address(...) for a balancer that exists already',
    }));
}
