import type { Chain, Condition, Rule, Ruleset } from './ruleset';

/** The ruleset as `nft -f` reads it: its own table is replaced in one transaction, every other one is left alone. */
export function writeRuleset(ruleset: Ruleset): string {
  const { table, sets, chains, includes } = ruleset;
  const blocks = [
    ...sets.map((name) => block(`set ${name}`, ['type ipv4_addr'])),
    ...chains.map((chain) => block(`chain ${chain.name}`, [...hook(chain), ...chain.rules.map(rule)])),
  ];
  return [
    `table inet ${table}`,
    `delete table inet ${table}`,
    ...block(`table inet ${table}`, blocks.flat()),
    ...includes.map((path) => `include ${quoted(path)}`),
    '',
  ].join('\n');
}

function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map((line) => `\t${line}`), '}'];
}

function hook({ hook: at }: Chain): string[] {
  return at
    ? [`type ${at.type ?? 'filter'} hook ${at.at} priority ${at.priority}; policy ${at.policy};`]
    : [];
}

function rule({ when, verdict }: Rule): string {
  return [...when.map(condition), action(verdict)].join(' ');
}

function action(verdict: Rule['verdict']): string {
  if (typeof verdict === 'string') return verdict;
  return 'jump' in verdict ? `jump ${verdict.jump}` : `dnat ip to ${verdict.dnatTo}`;
}

function condition(of: Condition): string {
  switch (of.kind) {
    case 'known':
      return `ct state ${anyOf(['established', 'related'])}`;
    case 'interface':
      return `iifname ${anyOf(of.names.map(quoted))}`;
    case 'here':
      return 'fib daddr type local';
    case 'elsewhere':
      return 'fib daddr type != local';
    case 'translated':
      return 'ct status dnat';
    case 'notTo':
      return `ip daddr != ${anyOf(of.networks)}`;
    case 'from':
      return `${of.family === 4 ? 'ip' : 'ip6'} saddr ${anyOf(of.networks)}`;
    case 'to':
      return `${of.family === 4 ? 'ip' : 'ip6'} daddr ${anyOf(of.networks)}`;
    case 'fromSet':
      return `ip saddr @${of.set}`;
    case 'port':
      return `${of.protocol} dport ${anyOf(of.ports.map(String))}`;
    case 'icmp':
      return `${of.family === 4 ? 'icmp' : 'icmpv6'} type ${anyOf(of.types)}`;
  }
}

function anyOf(values: readonly string[]): string {
  return `{ ${values.join(', ')} }`;
}

/** nft knows no escape inside quotes, so the one character that ends them has no way in. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`;
}
