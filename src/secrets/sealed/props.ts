/** A Secret that `kubeseal` has encrypted for one cluster. */
export interface SealedSecretProps {
  /**
   * What `kubeseal` wrote, as YAML or JSON, by its path from where naust is run. It is of the name and the namespace of
   * the construct, and of strict scope: it opens as nothing else. `NAUST-SEC-009` to `NAUST-SEC-012`
   */
  readonly file: string;
}
