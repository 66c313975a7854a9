# Becomes systemd as the first process of namespaces of its own, which sees the machine's files and none of its units: /run,
# /var/log and the units of /etc are empty, and what else is written to /etc is gone with it. $1: an empty folder.
set -eu
mount --make-rprivate /
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work"
mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/upper,workdir=$1/work" /etc
mount -t tmpfs tmpfs /etc/systemd/system
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/log
mkdir -p /var/log/nginx /run/units
for target in sysinit basic shutdown multi-user network-online paths; do
  printf '[Unit]\nDefaultDependencies=no\n' >"/run/units/$target.target"
done
cp /lib/systemd/system/nginx.service /run/units/

if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
else
  mount -t tmpfs tmpfs /sys/fs/cgroup
  mkdir /sys/fs/cgroup/systemd
  mount -t cgroup -o none,name=systemd cgroup /sys/fs/cgroup/systemd
fi
ip link set lo up
: >"$1.begun"
exec env -i container=naust "PATH=$PATH" SYSTEMD_UNIT_PATH=/run/units:/etc/systemd/system \
  SYSTEMD_LOG_TARGET=console /lib/systemd/systemd --system --unit=multi-user.target
