/** @see https://openbao.org/docs/secrets/kv/kv-v2/ and https://openbao.org/docs/auth/kubernetes/ */
export const openBaoDefaults = { mount: 'secret', authMount: 'kubernetes' };

/** As cert-manager and Kubernetes themselves name it. */
export const authorityDefaults = { key: 'ca.crt' };
