/** Of the HTTPEndpoint: two callers of a namespace may know two callees by one name. */
export function endpointName(caller: string, call: string): string {
  return `${caller}--${call}`;
}
