import type { Construct, IConstruct } from 'constructs';
import type { Traffic } from '../network';

const scrapers = new WeakMap<IConstruct, Traffic>();

/**
 * Lets a collector of metrics reach the pods of every namespace in a construct, whichever of the two is made first.
 * @internal
 */
export function letScrape(within: Construct, scraper: Traffic): void {
  scrapers.set(within, scraper);
}

/** The collectors that are let into a namespace. */
export function scrapersOf(namespace: Construct): readonly Traffic[] {
  return namespace.node.scopes.flatMap((scope) => scrapers.get(scope) ?? []);
}
