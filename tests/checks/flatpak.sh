#!/bin/sh
# The flatpak manifest is one that flatpak-builder reads without a word: flatpak.sh MANIFEST
set -e
command -v flatpak-builder >/dev/null || { echo "flatpak-builder is not installed"; exit 77; }
words=$(flatpak-builder --show-manifest "$1" 2>&1 >/dev/null)
[ -z "$words" ] || { echo "$words"; exit 1; }
