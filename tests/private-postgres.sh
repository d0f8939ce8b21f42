#!/bin/sh
# A private PostgreSQL for one test program: private-postgres.sh
# Starts it in a folder of its own, on a socket there and nowhere else, and says "ready FOLDER".
# Then obeys lines on its input: stop (kill it, as a power cut would), start.  When the input ends,
# because the test ended or died, the server and the folder go.
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || { echo "missing"; exit 0; }

# In memory where there is room for it: a school's thousand little files come and go with each test.
# A socket's path has at most 107 bytes, so TMPDIR is not asked.
under=/tmp
free_kb=$(df -Pk /dev/shm 2>/dev/null | awk 'END { print $4 + 0 }')
[ ! -w /dev/shm ] || [ "$free_kb" -lt 1500000 ] || under=/dev/shm
folder=$(mktemp -d "$under/klade-pg-XXXXXX")
cd /

# The server refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start() {
  as_owner "$bin/pg_ctl" -D "$folder/data" -w -s -l "$folder/log" -o "-k $folder -c listen_addresses= \
    -c fsync=off -c full_page_writes=off -c autovacuum=off -c max_wal_size=64MB \
    -c shared_buffers=32MB -c max_connections=60" start >&2
}

stop() {
  as_owner "$bin/pg_ctl" -D "$folder/data" -w -s -m immediate stop >/dev/null 2>&1 || true
}

trap '' INT TERM HUP
trap 'stop; rm -rf "$folder"' EXIT

[ "$(id -u)" != 0 ] || chown postgres: "$folder"
as_owner "$bin/initdb" -D "$folder/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --wal-segsize=4 -N \
  >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log" >&2; echo "failed"; exit 1; }
# A role that must give its password, to be refused.
as_owner sed -i '1i local all klade_secret scram-sha-256' "$folder/data/pg_hba.conf"
start </dev/null || { cat "$folder/log" >&2; echo "failed"; exit 1; }
echo "ready $folder"

while read -r order; do
  case $order in
    stop) stop </dev/null; echo "stopped" ;;
    start) start </dev/null; echo "ready $folder" ;;
  esac
done
