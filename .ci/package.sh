# shellcheck shell=bash
# Sourced by what tries the packed `fairlead`: where it is, and what is installed beside it.
package_version=$(node -p 'require("./package.json").version')
tarball=$PWD/dist/fairlead-$package_version.tgz
[ -f "$tarball" ] || { echo "$(basename "$0"): $tarball is missing; run npm run pack" >&2; exit 1; }

# The versions that the workspace is tested with, as `npm install` takes them.
# shellcheck disable=SC2034,SC2016 # Read by who sources this; expanded by Node.
pinned=$(node -p '
  const { devDependencies } = require("./package.json");
  process.argv.slice(1).map((name) => `${name}@${devDependencies[name]}`).join(" ")
' cdk8s cdk8s-plus-28 constructs typescript tsx @types/node)

# install PACKAGE...: into the working directory.
install() { npm install --no-audit --no-fund --prefer-offline "$@"; }
