#!/bin/bash
# A private desk for one test: screen, session bus, accessibility, keyring, window manager, home.
# usage: desk.sh COMMAND [ARGUMENT...]
# KLADE_DESK_SIZE=1366x768 is the screen's size; KLADE_DESK_KEYRING=none leaves the keyring out.
set -u
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
export HOME=$desk XDG_DATA_HOME=$desk/data XDG_CONFIG_HOME=$desk/config XDG_CACHE_HOME=$desk/cache XDG_RUNTIME_DIR=$desk/run
mkdir -m 700 "$desk"/{data,config,cache,run}
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GTK_THEME SECRET_BACKEND
export GSK_RENDERER=cairo GDK_BACKEND=x11 GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-keyfile} LC_ALL=C.UTF-8 TZ=Europe/Riga
export ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 NO_AT_BRIDGE=0
unset GTK_A11Y

# Nothing but the accessibility bus is started by being asked for, least of all a second keyring.
mkdir "$desk/services"
ln -s /usr/share/dbus-1/services/org.a11y.Bus.service "$desk/services"
cat >"$desk/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$desk/run</listen>
  <servicedir>$desk/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END

# The command speaks through 8 and 9: what the bus starts talks too, and xvfb-run mixes errors in.
xvfb-run -a -s "-screen 0 ${KLADE_DESK_SIZE:-1366x768}x24 -nolisten tcp" dbus-run-session \
  --config-file "$desk/bus.conf" -- bash -c '
  if [ "${KLADE_DESK_KEYRING:-}" != none ]; then
    printf desk-keyring | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
    keyring=$!
    gdbus wait --session --timeout 30 org.freedesktop.secrets
  fi
  openbox >/dev/null 2>&1 &
  manager=$!
  # A window that comes before its manager is not maximized.
  until xprop -root _NET_SUPPORTING_WM_CHECK | grep -q window; do sleep 0.02; done
  "$@" >&9 2>&8
  status=$?
  kill $manager ${keyring:-} 2>/dev/null
  wait $manager ${keyring:-} 2>/dev/null
  exit $status
' desk "$@" 8>&2 9>&1 >/dev/null 2>&1
