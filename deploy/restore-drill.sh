#!/usr/bin/env bash
# Brings the replica back into a folder of its own and proves it: the file is sound, the key opens every chat and every
# message. Touches nothing of the running Pandu. Needs `litestream` and `pandu` on the PATH and PANDU_DATA_KEY.
#
#   PANDU_DATA_KEY=… deploy/restore-drill.sh /etc/litestream.yml [/var/lib/pandu/pandu.db]
set -euo pipefail
config=${1:?the configuration of Litestream}
database=${2:-/var/lib/pandu/pandu.db}
: "${PANDU_DATA_KEY:?the key is in no replica: give it here}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 700 "$folder"
started=$(date +%s)
litestream restore -config "$config" -o "$folder/replica.db" "$database"
PANDU_DATABASE="$folder/proved.db" pandu restore "$folder/replica.db"
echo "brought back and proved in $(($(date +%s) - started)) s"
