import { type Finding } from '../../kernel';
import { type Feature, type NginxModule, type NginxTarget, sinceOf, supports } from '../nginx/target';
import type { NginxSpec } from '../nginx-spec';

/** What is asked for that this nginx was built without, or does not know yet. */
export function missingFeatures({ target, routing, http3, trust }: NginxSpec): readonly Finding[] {
  const balances = new Set(routing.upstreams.map(({ balance }) => balance.kind));
  return [
    ...(balances.has('leastTime') ? needs(target, 'Balance.leastTime()', 'leastTime') : []),
    ...(balances.has('stickyCookie') ? needs(target, 'Balance.stickyCookie()', 'stickyCookie') : []),
    ...(http3 ? needs(target, 'http3', 'http3', 'http_v3') : []),
    ...(http3 && trust ? [behindAnother(target)] : []),
  ];
}

function needs(
  target: NginxTarget,
  asked: string,
  feature: Feature,
  module?: NginxModule,
): readonly Finding[] {
  if (supports(target, feature) && (module === undefined || target.modules.includes(module))) return [];
  const { version, modules } = target;
  return [
    {
      code: 'NAUST-GTW-018',
      what: 'asks for what its nginx does not have',
      got: `${asked} on nginx ${version} with ${modules.join(', ')}`,
      allowed: `nginx ${sinceOf(feature)} or newer${module ? ` with the module ${module}` : ''}`,
      fix: `use a newer nginx, or leave ${asked} out`,
    },
  ];
}

/** What stands in front ends the connection: it would have to speak HTTP/3 itself. */
function behindAnother({ version }: NginxTarget): Finding {
  return {
    code: 'NAUST-GTW-018',
    what: 'asks for HTTP/3 behind something that takes the connections in its place',
    got: `http3 on nginx ${version} with Entry.address(...)`,
    allowed: 'http3 with Entry.direct()',
    fix: 'leave http3 out, and turn it on in what stands in front',
  };
}
