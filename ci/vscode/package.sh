#!/usr/bin/env bash
# Makes the extension for Visual Studio Code from this folder: target/vscode/paramount.vsix. Needs Node.js, and npm's registry or
# what ci/test.sh has installed.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=target/vscode
mkdir -p $folder
cp ci/vscode/{package.json,package-lock.json,extension.js,README.md,.vscodeignore} $folder/
cp LICENSE-MIT $folder/LICENSE
# The pages of the walkthrough are those that `paramount explain` prints.
mkdir -p $folder/help
cp src/help/{editors,policy,diff,compare}.md $folder/help/
if ! cmp -s ci/vscode/package-lock.json $folder/complete; then
  npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $folder
  cp ci/vscode/package-lock.json $folder/complete
fi
cd $folder
node_modules/.bin/vsce package --allow-missing-repository --no-update-package-json --out paramount.vsix
