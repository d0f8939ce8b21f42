#!/usr/bin/env bash
# Installs what building (and with --test, testing) Klade needs on Debian 12, if anything is missing.
# usage: tools/packages.sh [--test]
set -euo pipefail

build=(gcc libc6-dev meson ninja-build pkg-config gettext desktop-file-utils
  libgtk-4-dev libadwaita-1-dev libsqlite3-dev libpq-dev libsodium-dev libsecret-1-dev
  libicu-dev libxlsxwriter-dev libzip-dev libxml2-dev libxml2-utils libglib2.0-bin
  libgtk-4-common adwaita-icon-theme librsvg2-common shared-mime-info gtk-update-icon-cache
  fonts-cantarell fonts-dejavu-core tzdata)
# A window on a machine without a display, and its picture.
window=(xvfb xauth dbus dbus-daemon at-spi2-core openbox xdotool imagemagick x11-utils
  python3 python3-gi gir1.2-atspi-2.0)
test=(clang clang-format llvm libclang-rt-14-dev valgrind appstream git
  gnome-keyring libsecret-tools xclip cups-daemon cups-client
  poppler-utils qpdf postgresql-15 postgresql-client-15 sqlite3 unzip flatpak-builder)

wanted=("${build[@]}" "${window[@]}")
[ "${1:-}" = --test ] && wanted+=("${test[@]}")

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Run as root once: apt-get install ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
