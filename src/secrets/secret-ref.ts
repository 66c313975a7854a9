/** A key of a Secret that lies in the same namespace: its value is in no stack file. */
export class SecretRef {
  /**
   * Of a Secret that exists, made by hand or by something else.
   * @param secretName of the Secret: DNS labels with dots between. `NAUST-WRK-004`
   * @param key in its data: letters, digits and . _ -. `NAUST-WRK-004`
   */
  static key(secretName: string, key: string): SecretRef {
    return new SecretRef(secretName, key, undefined);
  }

  /** Of one that the stack sees to. @internal */
  static declared(namespace: string, secretName: string, key: string): SecretRef {
    return new SecretRef(secretName, key, namespace);
  }

  private constructor(
    readonly secretName: string,
    readonly key: string,
    /** Where it lies; `undefined` where whoever reads it is believed. @internal */
    readonly namespace: string | undefined,
  ) {}
}
