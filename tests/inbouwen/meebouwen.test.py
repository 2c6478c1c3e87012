"""A host that adds a checkout with add_subdirectory gets the library, and keeps its own settings.

The build stays in the build directory, so that a second run only builds what has changed.
"""
import pathlib
import re
import shutil
import subprocess
import sys

BUILD, ROOT = pathlib.Path(sys.argv[1]).resolve().parent, pathlib.Path(sys.argv[2]).resolve()
CACHE = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
WANTED = ROOT / "examples/inbouwen/cpp/uitvoer.txt"


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=1200)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def cached(name):
    return re.search(rf"^{name}:[A-Z]+=(.*)$", CACHE, re.M).group(1)


host = BUILD / "inbouwen-host"
launcher = "ccache" if shutil.which("ccache") else ""
configure = ["cmake", "-G", "Ninja", "-S", ROOT / "tests/inbouwen/host", "-B", host, f"-DREGELBOEK_BRON={ROOT}",
             f"-DCMAKE_C_COMPILER={cached('CMAKE_C_COMPILER')}", f"-DCMAKE_CXX_COMPILER={cached('CMAKE_CXX_COMPILER')}",
             "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}"]
run(*configure, "-DHOST_STRICT=OFF")
# With the flags of the build that is tested, so that ccache knows the objects.
run(*configure, "-DHOST_STRICT=ON")
run("cmake", "--build", host)

problems = []
for kind in ("regelboek", "static"):
    if run(host / "bin" / kind) != WANTED.read_text(encoding="utf-8"):
        problems.append(f"the host with regelboek::{kind} does not print {WANTED}")
installed = host / "installed"
shutil.rmtree(installed, ignore_errors=True)
run("cmake", "--install", host, "--prefix", installed)
strange = [str(p) for p in installed.rglob("*") if p.is_file() and p.name != "regelboek"]
problems += [f"installing the host installs more than the host: {strange}"] if strange else []
print("\n".join(problems) or "a checkout works inside the build of a host")
sys.exit(1 if problems else 0)
