#!/bin/sh
# A copy of the archive, whole or not at all: deploy/backup.sh FOLDER [DAYS]
# DATABASE_URL names the database. Copies older than DAYS (30) go, but never the last one.
set -eu
umask 077

folder=${1:?a folder for the copies}
days=${2:-30}
name="sverka-$(date -u +%Y%m%dT%H%M%SZ).dump"

mkdir -p "$folder"
trap 'rm -f "$folder/$name.part"' EXIT
pg_dump --format=custom --no-owner --no-privileges --file="$folder/$name.part" "${DATABASE_URL:?}"
# A copy that cannot be read is none.
pg_restore --list "$folder/$name.part" >/dev/null
sync "$folder/$name.part"
mv "$folder/$name.part" "$folder/$name"

find "$folder" -name 'sverka-*.dump' -mtime "+$days" ! -name "$name" -delete
echo "$name"
