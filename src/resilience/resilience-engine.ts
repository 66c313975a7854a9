import { code } from './engines/code/code';
import { dapr } from './engines/dapr/dapr';
import { envoy } from './engines/envoy/envoy';
import { istio } from './engines/istio/istio';
import { linkerd } from './engines/linkerd/linkerd';
import { nginx } from './engines/nginx/nginx';
import type { Engine } from './engine';

/**
 * What carries the policies of calls out, one for a cluster. How each differs from a policy is told by name, and has to
 * be accepted by that name: `NAUST-RSL-010`.
 */
export class ResilienceEngine {
  /** An Envoy beside each caller. No mesh is needed. @see https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier */
  static envoy(): ResilienceEngine {
    return new ResilienceEngine(envoy);
  }

  /**
   * The sidecars of Istio 1.28 or later, which somebody installs together with its CNI plugin: without that its
   * sidecars ask for privileges that `restricted` refuses.
   * @see https://istio.io/latest/docs/setup/additional-setup/cni/
   */
  static istio(): ResilienceEngine {
    return new ResilienceEngine(istio);
  }

  /**
   * The proxies of Linkerd 2.16 or later, which somebody installs together with its CNI plugin and the routes of the
   * Gateway API. All callers of a callee share what it is told: `NAUST-RSL-013`.
   * @see https://linkerd.io/2/features/cni/
   */
  static linkerd(): ResilienceEngine {
    return new ResilienceEngine(linkerd);
  }

  /** An nginx of 1.27.3 or later beside each caller. No mesh is needed. @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server */
  static nginx(): ResilienceEngine {
    return new ResilienceEngine(nginx);
  }

  /**
   * Dapr 1.15 or later, which somebody installs. Its breaker is gobreaker. Callees need no Dapr of their own, and calls
   * have no encryption of Dapr's.
   * @see https://docs.dapr.io/operations/resiliency/resiliency-overview/
   */
  static dapr(): ResilienceEngine {
    return new ResilienceEngine(dapr);
  }

  /**
   * The application itself, from the file that `CALLS_FILE` names: by `naust/breaker` in Node, by gobreaker in Go, or by
   * what reads `assets/calls.schema.json`.
   */
  static code(): ResilienceEngine {
    return new ResilienceEngine(code);
  }

  private constructor(
    /** @internal */
    readonly engine: Engine,
  ) {}
}
