/** @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/ */
export const settings: Readonly<Record<string, string>> = {
  // Only who was let in.
  GF_USERS_ALLOW_SIGN_UP: 'false',
  GF_USERS_ALLOW_ORG_CREATE: 'false',
  GF_AUTH_ANONYMOUS_ENABLED: 'false',
  // Nothing is told to anyone, nothing is fetched: the network policy would stop it, and these keep it from trying.
  GF_ANALYTICS_REPORTING_ENABLED: 'false',
  GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
  GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
  GF_ANALYTICS_FEEDBACK_LINKS_ENABLED: 'false',
  GF_NEWS_NEWS_FEED_ENABLED: 'false',
  GF_SECURITY_DISABLE_GRAVATAR: 'true',
  GF_SNAPSHOTS_EXTERNAL_ENABLED: 'false',
  GF_PLUGINS_PREINSTALL_DISABLED: 'true',
  GF_PLUGINS_PREINSTALL_AUTO_UPDATE: 'false',
  GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: 'true',
  GF_PLUGINS_PLUGIN_ADMIN_ENABLED: 'false',
  // The root file system is read-only.
  GF_LOG_MODE: 'console',
};
