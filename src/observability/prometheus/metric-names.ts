/**
 * On k3s every component of a server shares one registry, so that its kubelet also tells what the API server tells,
 * and the other way round: each job keeps its own. @see https://github.com/k3s-io/k3s/issues/12917
 */
export const ofKubelet = '(kubelet|volume_manager|storage_operation)_.+';

/**
 * Sums and counts remain. Buckets of these are most of what a server exposes: 63,036 series of one name were counted
 * on three servers. @see https://github.com/arch-anes/self-hosted-services/pull/934
 */
export const largeHistograms = '(apiserver|etcd|scheduler|workqueue|rest_client)_.+_bucket';

/** Of an Envoy: what became of its calls, and what its breakers do. Listeners and the like are another thousand series. */
export const ofCalls =
  'envoy_cluster_(upstream_rq_(total|xx|time_.+|timeout|retry|retry_overflow|pending_overflow|active)|circuit_breakers_default_.+|outlier_detection_ejections_(active|overflow)|membership_(healthy|total))|envoy_server_(live|memory_allocated)';
