#!/bin/sh
# Turns this host, which exists already, into a node of its cluster. Run it as root; safe to run again.
set -eu
umask 022

usage() {
  cat <<'EOF'
Usage: ./bootstrap.sh [--api ADDRESS] [--peers A,B,C] [--token-file FILE] ...

Writes the files beside this script to the host, then runs naust-join.
What an earlier run was given is kept; give an option again to change it.

  --api ADDRESS            the first server: an IPv4 address or a DNS name
  --peers A,B,C            the public IPv4 addresses of the cluster's nodes;
                           the host's firewall lets WireGuard in from these
  --token-file FILE        what this host shows to join: agent-token or token
                           of /var/lib/rancher/k3s/server on a server, as it
                           is an agent or a server itself
  --agent-token-file FILE  servers only: what agents have to show
  --root DIR               only write the files, below DIR, for an image
  --help                   this text
EOF
}

say() { printf 'bootstrap: %s\n' "$*"; }

fail() {
  printf 'bootstrap: FAILED: %s\n' "$*" >&2
  exit 1
}

wrong() {
  printf 'bootstrap: %s\n\n' "$*" >&2
  usage >&2
  exit 64
}

byte='(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'

is_ipv4() {
  case "$1" in '' | *[!0-9.]*) return 1 ;; esac
  printf '%s\n' "$1" | grep -Eqx "$byte(\\.$byte){3}"
}

is_name() {
  case "$1" in '' | *[!a-z0-9.-]*) return 1 ;; esac
  printf '%s\n' "$1" | grep -Eqx '([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?'
}

# A token on one line; it is never shown.
read_token() {
  [ -r "$1" ] || fail "cannot read the token file $1"
  token=$(cat "$1")
  case "$token" in *[!A-Za-z0-9:._-]*) fail "$1 does not hold one token: letters, digits and : . _ - on one line" ;; esac
  [ "${#token}" -ge 32 ] || fail "the token in $1 is shorter than 32 characters"
  printf '%s\n' "$token"
}

api='' peers='' token_file='' agent_token_file='' root=''
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help) usage && exit 0 ;;
    --api | --peers | --token-file | --agent-token-file | --root) [ -n "${2-}" ] || wrong "$1 needs a value" ;;
    *) wrong "unknown argument: $1" ;;
  esac
  case "$1" in
    --api) api=$2 ;;
    --peers) peers=$2 ;;
    --token-file) token_file=$2 ;;
    --agent-token-file) agent_token_file=$2 ;;
    --root) root=$2 ;;
  esac
  shift 2
done

here=$(cd "$(dirname "$0")" && pwd)
files=$here/files
k3s=$root/etc/rancher/k3s
[ -d "$files" ] || fail "there is no folder $files: copy the host's whole folder"
role=$(sed -n 's/^role=//p' "$files/etc/naust/join.conf")
initialises=$(sed -n 's/^cluster-init: //p' "$files/etc/rancher/k3s/config.yaml")

[ -z "$api" ] || is_ipv4 "$api" || is_name "$api" || wrong "--api is neither an IPv4 address nor a DNS name: $api"
case "$peers" in ,* | *, | *,,*) wrong "--peers has an empty place: $peers" ;; esac
case "$peers" in *[!0-9.,]*) wrong "--peers is not a list of IPv4 addresses: $peers" ;; esac
for peer in $(printf '%s' "$peers" | tr ',' ' '); do
  is_ipv4 "$peer" || wrong "--peers has something else than an IPv4 address: $peer"
done
[ -n "$token_file" ] || [ -s "$k3s/token" ] || wrong '--token-file is needed the first time'
[ -z "$token_file" ] || read_token "$token_file" >/dev/null
[ -z "$agent_token_file" ] || read_token "$agent_token_file" >/dev/null
[ -z "$agent_token_file" ] || [ "$role" = server ] || wrong '--agent-token-file is for servers'
[ "$role" = agent ] || [ -n "$agent_token_file" ] || [ -s "$k3s/agent-token" ] || wrong '--agent-token-file is needed the first time'
[ "$initialises" = true ] || [ -n "$api" ] || [ -s "$k3s/config.yaml.d/20-server.yaml" ] || wrong '--api is needed the first time'
[ "$initialises" = true ] || [ -n "$peers" ] || [ -e "$root/etc/naust/peers.nft" ] || wrong '--peers is needed the first time'

# Passwords are about to be closed: whoever is at work here must have come by a key, or could not come back.
require_ssh_key() {
  for home in /root "$(getent passwd "${SUDO_USER:-root}" | cut -d: -f6)"; do
    if [ -s "$home/.ssh/authorized_keys" ]; then return; fi
  done
  fail 'no SSH key is authorised for root or for you: add one to ~/.ssh/authorized_keys first'
}

# ufw drops what is forwarded, and with it what pods send; it would shut out the other nodes as well.
refuse_ufw() {
  command -v ufw >/dev/null || return 0
  case "$(LC_ALL=C ufw status)" in
    'Status: active'*) fail 'ufw is active and would drop what pods send; run "ufw disable": the firewall in this folder takes its place' ;;
  esac
}

require_host() {
  [ "$(id -u)" = 0 ] || fail 'run it as root'
  refuse_ufw
  command -v apt-get >/dev/null || fail 'the host needs Debian or Ubuntu'
  if systemd-detect-virt --quiet --container; then fail 'this is a container; k3s needs a machine of its own'; fi
  require_ssh_key
}

# Standard input becomes the file $1 with the mode $2, if it is not that already.
put() {
  new=$(mktemp)
  cat >"$new"
  install_file "$new" "$1" "$2"
  rm "$new"
}

install_file() {
  if cmp -s "$1" "$root$2" && [ "$(stat -c %a "$root$2")" = "$3" ]; then return; fi
  install -D -m "$3" "$1" "$root$2"
  say "wrote $2"
}

mode_of() {
  case "$1" in
    /usr/local/sbin/*) echo 755 ;;
    /etc/rancher/*) echo 600 ;;
    *) echo 644 ;;
  esac
}

install_files() {
  (cd "$files" && find . -type f | LC_ALL=C sort) | while read -r file; do
    path=${file#.}
    install_file "$files$path" "$path" "$(mode_of "$path")"
  done
}

install_arguments() {
  if [ -n "$api" ]; then printf 'server: "https://%s:6443"\n' "$api" | put /etc/rancher/k3s/config.yaml.d/20-server.yaml 600; fi
  if [ -n "$peers" ]; then printf 'add element inet naust naust_peers { %s }\n' "$peers" | put /etc/naust/peers.nft 644; fi
  # The firewall includes the file, so a cluster of one host has an empty one.
  [ -e "$root/etc/naust/peers.nft" ] || printf '' | put /etc/naust/peers.nft 644
  if [ -n "$token_file" ]; then install_token "$token_file" /etc/rancher/k3s/token; fi
  if [ -n "$agent_token_file" ]; then install_token "$agent_token_file" /etc/rancher/k3s/agent-token; fi
}

install_token() {
  token=$(read_token "$1")
  printf '%s\n' "$token" | put "$2" 600
}

install_packages() {
  missing=''
  while read -r package; do
    dpkg-query --show "$package" >/dev/null 2>&1 || missing="$missing $package"
  done <"$here/packages"
  [ -n "$missing" ] || return 0
  say "installing$missing"
  apt-get update -q
  # shellcheck disable=SC2086 # a list of names
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

[ -n "$root" ] || require_host
install_files
install_arguments
[ -z "$root" ] || exit 0
install_packages
sshd -t || fail 'sshd refuses its configuration; nothing was restarted'
systemctl try-reload-or-restart ssh
exec /usr/local/sbin/naust-join
