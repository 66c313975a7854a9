import { type LoadBalancerOpening, resourceName, type Site } from '../../cluster';
import { TerraformOutput, type TerraformStack } from '../../terraform';
import { Loadbalancer } from './bindings/loadbalancer/index';
import { LoadbalancerBackend } from './bindings/loadbalancer-backend/index';
import { LoadbalancerFrontend } from './bindings/loadbalancer-frontend/index';
import { LoadbalancerStaticBackendMember } from './bindings/loadbalancer-static-backend-member/index';
import { healthCheck, loadBalancerPlan, sessionsPerNode } from './defaults';
import { siteLabels } from './labels';
import { privateInterface } from './render-server';
import { addressAt, networkOf, serverOf } from './servers';
import type { UpCloudSpec } from './spec';

/** Names inside the load balancer, and where in its list the world's side is. */
const publicNetwork = { name: 'public', index: 0 };

/** The provider's load balancer before the nodes, over the private network. TLS goes through it unopened. */
export function makeLoadBalancer(
  stack: TerraformStack,
  spec: UpCloudSpec,
  site: Site,
  opening: LoadBalancerOpening,
): void {
  const id = `load-balancer-${opening.name}`;
  const name = resourceName(site.platform, site.cluster, opening.name);
  const balancer = new Loadbalancer(stack, id, {
    name,
    plan: loadBalancerPlan,
    zone: spec.zone,
    configuredStatus: 'started',
    labels: siteLabels(site),
    networks: [
      { name: publicNetwork.name, type: 'public', family: 'IPv4' },
      { name: 'private', type: 'private', family: 'IPv4', network: networkOf(stack, site).id },
    ],
    // Its host name is what names in DNS lead to.
    lifecycle: spec.protection === 'none' ? undefined : { preventDestroy: true },
  });
  balancer.overrideLogicalId(name);
  for (const port of opening.ports) makePort(stack, site, id, balancer, name, port);
  new TerraformOutput(stack, `load_balancer_${opening.name}`, {
    description: `What the names of ${opening.name} must lead to, as a CNAME record`,
    value: balancer.networks.get(publicNetwork.index).dnsName,
  });
}

function makePort(
  stack: TerraformStack,
  site: Site,
  id: string,
  balancer: Loadbalancer,
  balancerName: string,
  { listen, nodePort }: LoadBalancerOpening['ports'][number],
): void {
  const logicalId = resourceName(balancerName, listen);
  const backend = new LoadbalancerBackend(stack, `${id}-backend-${listen}`, {
    loadbalancer: balancer.id,
    name: `port-${listen}`,
    properties: [
      {
        outboundProxyProtocol: 'v2',
        healthCheckType: 'tcp',
        healthCheckInterval: healthCheck.interval,
        healthCheckFall: healthCheck.fall,
        healthCheckRise: healthCheck.rise,
      },
    ],
  });
  backend.overrideLogicalId(logicalId);
  const frontend = new LoadbalancerFrontend(stack, `${id}-frontend-${listen}`, {
    loadbalancer: balancer.id,
    name: `port-${listen}`,
    mode: 'tcp',
    port: listen,
    defaultBackendName: backend.name,
    networks: [{ name: publicNetwork.name }],
  });
  frontend.overrideLogicalId(logicalId);
  // A cluster of servers alone runs its workloads on them.
  const role = site.nodes.some((node) => node.role === 'agent') ? 'agent' : 'server';
  for (const node of site.nodes.filter((other) => other.role === role)) {
    const member = new LoadbalancerStaticBackendMember(stack, `${id}-${listen}-${node.name}`, {
      backend: backend.id,
      name: node.name,
      ip: addressAt(serverOf(stack, node.name), privateInterface),
      port: nodePort,
      weight: 100,
      maxSessions: sessionsPerNode,
    });
    member.overrideLogicalId(`${node.name}-${listen}`);
  }
}
