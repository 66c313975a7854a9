/** A key of a Secret that lies in the same namespace and is made by something else: its value is in no stack file. */
export class SecretRef {
  /**
   * @param secretName of the Secret: DNS labels with dots between. `NAUST-WRK-004`
   * @param key in its data: letters, digits and . _ -. `NAUST-WRK-004`
   */
  static key(secretName: string, key: string): SecretRef {
    return new SecretRef(secretName, key);
  }

  private constructor(
    readonly secretName: string,
    readonly key: string,
  ) {}
}
