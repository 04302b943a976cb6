#!/bin/sh
# Puts a copy into an EMPTY database: deploy/restore.sh FILE
# DATABASE_URL names it. Afterwards `serve.ts renew` makes every desk read and offer everything anew.
set -eu

file=${1:?the copy}
tables=$(psql --no-psqlrc --tuples-only --no-align --command "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'" "${DATABASE_URL:?}")
if [ "$tables" != 0 ]; then
  echo "the database is not empty: $tables tables; restore into a new one" >&2
  exit 1
fi
pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$DATABASE_URL" "$file"
echo "restored; now: node gateway/serve.ts --settings FILE renew"
