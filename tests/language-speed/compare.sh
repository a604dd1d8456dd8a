#!/usr/bin/env bash
# Prints in one run how fast the language layer and wink-nlp read the same texts, each on one thread after as many
# rounds to warm up. Call: tests/language-speed/compare.sh [FOLDER of .txt] [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(realpath "${1:-$root/seeds}")
rounds=${2:-60}
cd "$root/tests/language-speed"
[ -d node_modules ] || npm install --no-audit --no-fund --silent
cd "$root"
dotnet build "$root/src/Rapporteur.Training" -c Release -v q -clp:NoSummary
dotnet run --no-build --project "$root/src/Rapporteur.Training" -c Release -- speed "$folder" --rounds "$rounds"
node tests/language-speed/wink.js "$folder" "$rounds"
