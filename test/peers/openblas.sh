#!/usr/bin/env bash
# Prints the path of an OpenBLAS that shares PyTorch's OpenMP threads. Where Debian's libopenblas0-openmp is not installed, its package is
# unpacked into the folder $1 and not installed: installing it would replace the BLAS of every program on this machine.
set -euo pipefail
folder=${1:?usage: openblas.sh FOLDER}
lib=usr/lib/$(gcc -print-multiarch 2>/dev/null || echo x86_64-linux-gnu)

if [ ! -e "/$lib/openblas-openmp/libopenblas.so.0" ] && [ ! -e "$folder/$lib/openblas-openmp/libopenblas.so.0" ]; then
  mkdir -p "$folder"
  cd "$folder"
  echo "openblas.sh: unpacking libopenblas0-openmp for the comparison; nothing is installed" >&2
  apt-get download -q libopenblas0-openmp libgfortran5 >&2
  for package in ./*.deb; do dpkg -x "$package" .; done
fi
for root in / "$folder/"; do
  if [ -e "$root$lib/openblas-openmp/libopenblas.so.0" ]; then echo "$root$lib/openblas-openmp/libopenblas.so.0"; exit; fi
done
