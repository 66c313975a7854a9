import { type Finding, shown } from '../kernel';
import { type Action, actions, addressOf, type Change, isRisky } from './change';

/** `delete:shop-prod-nordic/hcloud_server.web-1`, or `add`, `change`, `delete` alone for all of them that risk nothing. */
export interface Agreement {
  readonly action: Action;
  readonly address?: string;
}

export interface Agreed {
  readonly changes: ReadonlySet<Change>;
  readonly findings: readonly Finding[];
}

/** @returns what is wrong with it, where it is no agreement */
export function readAgreement(text: string): Agreement | string {
  const colon = text.indexOf(':');
  const word = colon === -1 ? text : text.slice(0, colon);
  const action = actions.find((known) => known === word);
  if (action === undefined) return `It begins with none of ${actions.join(', ')}.`;
  if (colon !== -1 && colon < text.length - 1) return { action, address: text.slice(colon + 1) };
  if (colon === -1 && action !== 'replace' && action !== 'rename') return { action };
  return `It does not say what: ${action}:ADDRESS.`;
}

/** The changes that were agreed to. An address may leave out the place where there is one such change only. */
export function agreedTo(changes: readonly Change[], agreements: readonly Agreement[]): Agreed {
  const agreed = new Set<Change>();
  const findings: Finding[] = [];
  for (const agreement of agreements) {
    const { action, address } = agreement;
    const ofAction = changes.filter((change) => change.action === action);
    if (address === undefined) {
      ofAction.filter((change) => !isRisky(change)).forEach((change) => agreed.add(change));
      continue;
    }
    const exact = ofAction.filter((change) => addressOf(change) === address);
    const found = exact.length > 0 ? exact : ofAction.filter(({ name }) => name === address);
    if (found.length === 1) agreed.add(found[0]!);
    else findings.push(found.length === 0 ? needless(action, address) : ambiguous(action, address, found));
  }
  return { changes: agreed, findings };
}

function needless(action: Action, address: string): Finding {
  return {
    code: 'NAUST-DIF-006',
    severity: 'warning',
    what: 'an agreement is to a change that does not happen',
    got: shown(`${action}:${address}`),
    allowed: 'the action and address of a change, as they are printed',
    fix: 'take the agreement away, or correct it',
  };
}

function ambiguous(action: Action, address: string, found: readonly Change[]): Finding {
  return {
    code: 'NAUST-DIF-007',
    what: 'an agreement is to more than one change',
    got: shown(`${action}:${address}`),
    allowed: found.map((change) => `${action}:${addressOf(change)}`).join(' or '),
    fix: 'write the address with its place, as it is printed',
  };
}
