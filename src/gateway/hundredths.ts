/** A percentage as nginx takes it: two decimals. @see https://nginx.org/en/docs/http/ngx_http_split_clients_module.html */
export function isHundredths(percent: number): boolean {
  return Math.abs(percent * 100 - Math.round(percent * 100)) < 1e-9;
}
