#!/bin/sh
# Puts this stack of metrics and logs on the host and has Docker run it. Run it as root; safe to run again.
set -eu
umask 022

usage() {
  cat <<'EOF'
Usage: ./install.sh [--prepare] [--root DIR]

Writes the files beside this script to the host, closes its firewall, checks that
every secret is there and that nobody else may read it, and has Docker run what
compose.yaml describes. It returns once every container is healthy.

  --prepare   everything but secrets and containers, for a host that is made
  --root DIR  only write the files, below DIR, for an image
  --help      this text
EOF
}

say() { printf 'install: %s\n' "$*"; }

fail() {
  printf 'install: FAILED: %s\n' "$*" >&2
  exit 1
}

root='' prepare=''
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help) usage && exit 0 ;;
    --prepare) prepare=yes ;;
    --root)
      [ -n "${2-}" ] || { usage >&2 && exit 64; }
      root=$2
      shift
      ;;
    *) usage >&2 && exit 64 ;;
  esac
  shift
done

here=$(cd "$(dirname "$0")" && pwd)
home=$root/etc/naust/observability
[ -f "$here/compose.yaml" ] || fail "there is no $here/compose.yaml: copy the whole folder"
[ -n "$root" ] || [ "$(id -u)" = 0 ] || fail 'run it as root'

# Passwords are about to be closed: whoever is at work here must have come by a key, or could not come back.
require_ssh_key() {
  for of in /root "$(getent passwd "${SUDO_USER:-root}" | cut -d: -f6)"; do
    if [ -s "$of/.ssh/authorized_keys" ]; then return; fi
  done
  fail 'no SSH key is authorised for root or for you: add one to ~/.ssh/authorized_keys first'
}

refuse_ufw() {
  command -v ufw >/dev/null || return 0
  case "$(LC_ALL=C ufw status)" in
    'Status: active'*) fail 'ufw is active and would be a second opinion; run "ufw disable": the firewall in this folder takes its place' ;;
  esac
}

install_packages() {
  missing=''
  while read -r package; do
    dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done <"$here/packages"
  [ -n "$missing" ] || return 0
  say "installing$missing"
  apt-get update -q
  # shellcheck disable=SC2086 # a list of names
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

# The file $1 becomes $2 in one step, if it is not that already.
put() {
  if cmp -s "$1" "$2"; then return; fi
  mkdir -p "${2%/*}"
  cp "$1" "$2.new"
  mv -f "$2.new" "$2"
  say "wrote ${2#"$root"}"
}

# Containers have these folders mounted: they are changed in place, and what is no longer in them is taken away.
put_folder() {
  (cd "$here/$1" && find . -type f | LC_ALL=C sort) | while read -r file; do
    put "$here/$1/${file#./}" "$home/$1/${file#./}"
  done
  (cd "$home/$1" && find . -type f | LC_ALL=C sort) | while read -r file; do
    if [ ! -f "$here/$1/${file#./}" ]; then rm "$home/$1/${file#./}"; fi
  done
}

put_system() {
  (cd "$here/files" && find . -type f | LC_ALL=C sort) | while read -r file; do
    put "$here/files/${file#./}" "$root/${file#./}"
  done
}

put_stack() {
  for folder in "$here"/*/; do
    folder=$(basename "$folder")
    case "$folder" in files | log-agent | secrets) ;; *) put_folder "$folder" ;; esac
  done
  put "$here/compose.yaml" "$home/compose.yaml"
  put "$here/secrets.list" "$home/secrets.list"
}

# Debian gives the group of the journal a number of its own on each machine.
put_environment() {
  gid=$(getent group systemd-journal | cut -d: -f3)
  [ -n "$gid" ] || fail 'there is no group systemd-journal'
  printf 'JOURNAL_GID=%s\n' "$gid" >"$here/.env"
  put "$here/.env" "$home/.env"
  rm "$here/.env"
}

# Each line: owner:group mode path. Nothing is written to a secret, and none is shown.
check_secrets() {
  missing=''
  while read -r owner mode file; do
    if [ ! -s "$home/$file" ]; then
      missing="$missing $home/$file"
      continue
    fi
    case "$(stat -c %a "$home/$file")" in
      *[4567]) fail "everybody may read $home/$file: take it as leaked, and put another there with umask 077" ;;
    esac
    chown "$owner" "$home/$file"
    chmod "$mode" "$home/$file"
  done <"$home/secrets.list"
  [ -z "$missing" ] || fail "these secrets are not there:$missing"
}

if [ -z "$root" ]; then
  require_ssh_key
  refuse_ufw
  install_packages
  docker compose version >/dev/null 2>&1 || fail 'docker compose does not run: this needs Debian 13'
fi
mkdir -p "$home/secrets"
chmod 711 "$home/secrets"
put_system
put_stack
put_environment
[ -z "$root" ] || exit 0

sshd -t || fail 'sshd refuses its configuration; nothing was restarted'
nft -c -f /etc/naust/firewall.nft || fail 'nft refuses the firewall; nothing was restarted'
systemctl daemon-reload
systemctl try-reload-or-restart ssh
systemctl restart systemd-journald
systemctl enable --quiet naust-firewall docker naust-observability
systemctl restart naust-firewall
[ -z "$prepare" ] || exit 0

check_secrets
docker compose --project-directory "$home" config --quiet || fail 'docker compose refuses compose.yaml; what runs is left as it is'
systemctl start docker
systemctl reload-or-restart naust-observability || fail 'a container is not healthy: docker compose --project-directory /etc/naust/observability ps'
say 'every container is healthy'
