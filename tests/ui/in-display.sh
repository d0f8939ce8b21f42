#!/usr/bin/env bash
# Runs a program in a display, a session bus and a home of its own: in-display.sh [WxH] PROGRAM...
set -u
screen=1366x768
if [[ $1 =~ ^[0-9]+x[0-9]+$ ]]; then
  screen=$1
  shift
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -m 700 "$place/run"
export HOME=$place XDG_RUNTIME_DIR=$place/run XDG_CONFIG_HOME=$place/config XDG_DATA_HOME=$place/data
export GSK_RENDERER=${GSK_RENDERER:-cairo} GDK_BACKEND=x11 GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1
unset GTK_THEME DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY
xvfb-run -a -s "-screen 0 ${screen}x24 -nolisten tcp" dbus-run-session -- "$@" \
  2> >(grep -vE "dbus-daemon|SpiRegistry|^$" >&2)
