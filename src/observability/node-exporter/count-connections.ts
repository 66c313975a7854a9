/** Where one container counts and the next tells. */
export const countedFolder = '/counted';

/**
 * The entries stand in a file of `/proc/1/net`, which is the host's to whoever reads it; the collector of the exporter
 * reads a sysctl instead, which is the reader's own. The limit is one for all networks. Where connections are not
 * tracked there is nothing to tell.
 * @see https://docs.kernel.org/networking/nf_conntrack-sysctl.html
 */
export const countConnections = `trap 'exit 0' TERM
cd ${countedFolder} || exit 1
while :; do
  entries=$(sed -n '2s/ .*//p' /host/proc/1/net/stat/nf_conntrack 2>/dev/null)
  limit=$(cat /proc/sys/net/netfilter/nf_conntrack_max 2>/dev/null)
  if [ -n "$entries" ] && [ -n "$limit" ]; then
    printf 'node_nf_conntrack_entries %d\\nnode_nf_conntrack_entries_limit %d\\n' "0x$entries" "$limit" >.counted &&
      mv .counted conntrack.prom
  else
    rm -f conntrack.prom
  fi
  sleep 15 &
  wait $!
done
`;
