/** A Secret that SOPS has encrypted for those who hold its keys. */
export interface SopsSecretProps {
  /**
   * The manifest that `sops encrypt` wrote, as YAML, by its path from where naust is run: a `Secret` of the name and the
   * namespace of the construct, with every value encrypted. `NAUST-SEC-009`, `NAUST-SEC-010`, `NAUST-SEC-013` to
   * `NAUST-SEC-015`
   */
  readonly file: string;
}
