# Finding a libtorch to build against; sourced by configure. A libtorch is usable when its headers (ATen, c10, torch) and its
# libtorch.so and libc10.so are there. Layouts differ: an unpacked libtorch or pip's torch has include/ and lib/, Debian splits
# them over usr/include and usr/lib/<triplet>, conda keeps the headers with Python's torch.

# first_with FILE DIR...: the first DIR that holds FILE.
first_with() {
  local file=$1 dir; shift
  for dir in "$@"; do [ -e "$dir/$file" ] && { echo "$dir"; return 0; }; done
  return 1
}

# use_libtorch ROOT: sets torch_include, torch_lib, torch_version and torch_abi, or torch_missing and returns 1.
use_libtorch() {
  local root=${1%/} version_h
  local triplet; triplet=$(uname -m)-linux-gnu
  torch_include=$(first_with ATen/ATen.h "$root/include" "$root/usr/include" "$root"/lib/python3*/site-packages/torch/include) ||
    { torch_missing="ATen/ATen.h under $root/include or $root/usr/include"; return 1; }
  torch_lib=$(first_with libtorch.so "$root/lib" "$root/lib64" "$root/lib/$triplet" "$root/usr/lib/$triplet" "$root/usr/lib") ||
    { torch_missing="libtorch.so under $root/lib, $root/lib/$triplet or $root/usr/lib/$triplet"; return 1; }
  # Debian's python3-torch is a folder of links into the system's.
  torch_lib=$(first_with libtorch.so "$(dirname "$(readlink -f "$torch_lib/libtorch.so")")" "$torch_lib")
  torch_include=$(dirname "$(readlink -f "$torch_include/ATen")")
  [ -e "$torch_lib/libc10.so" ] || { torch_missing="libc10.so beside $torch_lib/libtorch.so"; return 1; }

  version_h=$torch_include/torch/csrc/api/include/torch/version.h
  [ -e "$version_h" ] || { torch_missing="torch/csrc/api/include/torch/version.h under $torch_include"; return 1; }
  torch_version=$(version_part MAJOR).$(version_part MINOR)
  case $torch_version in
    0.* | 1.[0-9] | 1.1[0-2]) torch_missing="libtorch 1.13 or later; $torch_lib has $torch_version"; return 1 ;;
  esac

  # The C++ ABI of the library is in the mangled names of functions that take a std::string.
  torch_abi=1
  if grep -q torchCheckFailEPKcS2_jRKSs "$torch_lib/libc10.so"; then torch_abi=0; fi
}

version_part() { awk -v name="TORCH_VERSION_$1" '$2 == name { print $3 }' "$version_h"; }

# find_libtorch: LIBTORCH if set (then nothing else will do), else python3's torch, else the usual places.
find_libtorch() {
  local root python
  if [ -n "${LIBTORCH:-}" ]; then
    [ -d "$LIBTORCH" ] || die "LIBTORCH is '$LIBTORCH', which is no folder. Set it to an unpacked libtorch, or unset it."
    use_libtorch "$(cd "$LIBTORCH" && pwd)" ||
      die "LIBTORCH is '$LIBTORCH', but there is no $torch_missing. Set it to an unpacked libtorch (include/ and lib/), or unset it."
    torch_origin="from LIBTORCH"
    return 0
  fi
  for python in python3 /usr/bin/python3; do
    root=$("$python" -c 'import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0])' 2>/dev/null) || continue
    if use_libtorch "$root"; then torch_origin="from $python's torch"; return 0; fi
  done
  for root in /usr /usr/local /opt/libtorch /opt/pytorch /opt/conda; do
    if use_libtorch "$root"; then torch_origin="of the system"; return 0; fi
  done
  return 1
}
