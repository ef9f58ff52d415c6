#!/usr/bin/env bash
# Builds target/page/paramount.html: the whole command in one page, which is opened from disk and asks no network for
# anything. Needs Rust, Node.js, npm and xz, and Rust's library for WASI: rustup's, else what Debian's packages rustc-web,
# rust-web-src and wasi-libc bring.
#
# Ends with 3 where the library for WASI is not there and cannot be had, and with 4 where npm's packages or xz are not.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly target=wasm32-wasip1
readonly folder=target/page

# The stack is as large as that of a program, and a document that would take more memory than this stops the run alone.
flags="-C link-arg=-zstack-size=8388608 -C link-arg=--max-memory=1073741824"

# Debian's library is older than Rust's own. What it lacks ci/page/src/engine.mjs has.
from_debian() {
  local sysroot linker
  [ -x /usr/bin/rustc ] && [ -e /usr/lib/wasm32-wasi/libc.a ] || return 1
  sysroot=$(rustc --print sysroot)
  linker=$(find "$sysroot/lib/rustlib" -name rust-lld | head -n 1)
  [ -n "$linker" ] || return 1
  export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_WASIP1_LINKER="$linker"
  flags="$flags -C link-self-contained=no -C linker-flavor=wasm-ld -L native=/usr/lib/wasm32-wasi"
  flags="$flags -C link-arg=/usr/lib/wasm32-wasi/crt1-command.o -C link-arg=-lc"
  flags="$flags -C link-arg=--allow-undefined -C link-arg=--export=malloc"
  cargo_options=(-Z build-std=std,panic_abort --target-dir "$folder/debian")
  engine=$folder/debian/$target/wasm/paramount.wasm
}

cargo_options=()
engine=target/$target/wasm/paramount.wasm
if ! [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
  if ! { command -v rustup >/dev/null 2>&1 && timeout 120 rustup target add $target; } && ! from_debian; then
    echo "the page is not built: Rust's library for $target is not there" >&2
    exit 3
  fi
fi

mkdir -p $folder
# An older page is no page of this program.
rm -f $folder/paramount.html
if ! cmp -s ci/page/package-lock.json $folder/complete; then
  cp ci/page/package.json ci/page/package-lock.json $folder/
  if ! { timeout 180 npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $folder &&
    cp ci/page/package-lock.json $folder/complete; }; then
    echo "the page is not built: what npm brings is not there" >&2
    exit 4
  fi
fi
if ! command -v xz >/dev/null 2>&1; then
  echo "the page is not built: xz is not there" >&2
  exit 4
fi

CARGO_TARGET_WASM32_WASIP1_RUSTFLAGS="$flags" \
  cargo build --locked --bin paramount --profile wasm --target $target "${cargo_options[@]}"

cp "$engine" $folder/paramount.wasm
node ci/page/build.mjs $folder $folder
