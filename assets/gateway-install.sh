#!/bin/sh
# Puts this gateway's configuration on the host: all of it, or nothing. Run it as root; safe to run again.
set -eu
umask 022

usage() {
  cat <<'EOF'
Usage: ./install.sh [--root DIR]

Has nginx test the configuration beside this script, puts it in the place of the
one that runs, and has it read without a connection that is lost. If nginx does
not take it, nothing has changed.

  --root DIR  only test and write the files, below DIR, for an image
  --help      this text
EOF
}

say() { printf 'install: %s\n' "$*"; }

fail() {
  printf 'install: FAILED: %s\n' "$*" >&2
  exit 1
}

root=''
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help) usage && exit 0 ;;
    --root) [ -n "${2-}" ] || { usage >&2 && exit 64; } ;;
    *) usage >&2 && exit 64 ;;
  esac
  root=$2
  shift 2
done

here=$(cd "$(dirname "$0")" && pwd)
config=$root/etc/nginx/nginx.conf
units=$root/etc/systemd/system
[ -f "$here/nginx.conf" ] || fail "there is no $here/nginx.conf: copy the gateway's whole folder"
command -v nginx >/dev/null || fail 'nginx is not installed'
mkdir -p "$root/etc/nginx" "$units/nginx.service.d"

# Beside the one that runs, so that the rename below is one step.
cp "$here/nginx.conf" "$config.new"
trap 'rm -f "$config.new"' EXIT
nginx -t -q -c "$config.new" || fail 'nginx does not take the configuration; nothing has changed'

# $1 below this folder, $2 below /etc/systemd/system; systemd is told once, at the end.
changed=''
place() {
  cmp -s "$here/$1" "$units/$2" && return
  cp "$here/$1" "$units/$2.new"
  mv -f "$units/$2.new" "$units/$2"
  changed=yes
}
place nginx.service.d/limits.conf nginx.service.d/naust-limits.conf
place nginx.service.d/stop.conf nginx.service.d/naust-stop.conf
place naust-certificates.path naust-certificates.path
place naust-certificates.service naust-certificates.service

# When upgrades may restart the host, where this gateway says so.
restarts=$root/etc/apt/apt.conf.d/60-naust-restarts
if [ -f "$here/restarts.conf" ]; then
  mkdir -p "${restarts%/*}"
  cp "$here/restarts.conf" "$restarts"
else
  rm -f "$restarts"
fi

replaced=''
if cmp -s "$config.new" "$config"; then
  say 'the configuration is there already'
else
  if [ -f "$config" ]; then cp -p "$config" "$config.previous"; fi
  mv -f "$config.new" "$config"
  replaced=yes
  say "wrote $config; the one before it is $config.previous"
fi
[ -z "$root" ] || exit 0

# nginx that reads another configuration makes new workers. One that cannot use it, such as when a port is taken, goes on
# with the old ones, and the command that asked it to has succeeded all the same.
main() { systemctl show --property=MainPID --value nginx; }
workers() { cat "/proc/$1/task/$1/children"; }
has_read() {
  systemctl is-active --quiet nginx || return 1
  [ "$(main)" = "$was" ] || return 0
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    for worker in $(workers "$was"); do
      case " $old " in *" $worker "*) ;; *) return 0 ;; esac
    done
    sleep 1
  done
  return 1
}

if [ -n "$changed" ]; then systemctl daemon-reload; fi
systemctl enable --quiet nginx naust-certificates.path
was=$(main)
old=''
if [ "$was" != 0 ]; then old=$(workers "$was"); fi
if systemctl reload-or-restart nginx && has_read; then
  systemctl restart naust-certificates.path
  say 'nginx has read it'
  exit 0
fi
if [ -z "$replaced" ] || [ ! -f "$config.previous" ]; then
  fail 'nginx did not take it over; see journalctl -u nginx and /var/log/nginx/error.log'
fi
cp -p "$config.previous" "$config.new"
mv -f "$config.new" "$config"
systemctl reload-or-restart nginx || true
fail 'nginx did not take it over; the configuration before it is back. See journalctl -u nginx and /var/log/nginx/error.log'
