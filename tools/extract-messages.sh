#!/bin/sh
# Collects every sentence of the code into a template: extract-messages.sh OUT.pot
# Then: msgmerge --update --no-fuzzy-matching po/lv.po OUT.pot
set -e
out=$(realpath -m "$1")
cd "$(dirname "$0")/.."
exec xgettext --files-from=po/POTFILES --output="$out" --from-code=UTF-8 --add-comments=Translators \
  --package-name=klade --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=ngettext_:1,2 --flag=ngettext_:1:pass-c-format --flag=ngettext_:2:pass-c-format \
  --flag=_:1:pass-c-format --flag=N_:1:pass-c-format
