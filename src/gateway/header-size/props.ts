import type { Size } from 'cdk8s';

/** How large headers may be. */
export interface HeaderSizeProps {
  /**
   * The longest line of a request's headers, such as its URL, its cookies or its token: 4 to 256 KiB. A longer one is
   * answered 414 or 400. `NAUST-GTW-004`
   * @default 8 KiB
   * @see https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers
   */
  readonly headerSize?: Size;
  /**
   * All headers of a service's answer together, 4 to 256 KiB: larger ones are answered 502. Raise it for services that
   * set large cookies. `NAUST-GTW-004`
   * @default - nginx's own: a page of memory, 4 KiB on most machines
   * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffer_size
   */
  readonly answerHeaderSize?: Size;
}
