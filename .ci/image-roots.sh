# shellcheck shell=bash
# Sourced by the scripts beside it: makes the root of an image from programs of this machine, where no image can be pulled.

# libraries FOLDER FILE...: what the files load, into the root of an image.
libraries() {
  local root=$1 library
  shift
  for library in $(ldd "$@" 2>/dev/null | grep -o '/[^ :]*\.so[^ :]*' | sort -u); do
    mkdir -p "$root${library%/*}"
    cp -Ln "$library" "$root$library"
  done
}
