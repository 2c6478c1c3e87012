"""An installed Regelboek is found, built against and run: in C++, C and Python, shared and static, from a moved tree."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BUILD, ROOT = pathlib.Path(sys.argv[1]).resolve().parent, pathlib.Path(sys.argv[2]).resolve()
EXAMPLES = ROOT / "examples/inbouwen"
CACHE = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
VERSION = re.search(r"^CMAKE_PROJECT_VERSION:STATIC=(.*)$", CACHE, re.M).group(1)
MINOR = ".".join(VERSION.split(".")[:2])

STATIC = """cmake_minimum_required(VERSION 3.25)
project(host LANGUAGES CXX)
find_package(regelboek {version} REQUIRED COMPONENTS static)
add_executable(beslis {source})
target_link_libraries(beslis PRIVATE regelboek::static)
"""
WANTED = """cmake_minimum_required(VERSION 3.25)
project(host LANGUAGES CXX)
find_package(regelboek {version} QUIET)
message(STATUS "found: ${{regelboek_FOUND}}")
"""


def run(*command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=300, **options)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def cached(name):
    return re.search(rf"^{name}:[A-Z]+=(.*)$", CACHE, re.M).group(1)


def configure(source, build, prefix):
    launcher = "ccache" if shutil.which("ccache") else ""
    return run("cmake", "-G", "Ninja", "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}",
               f"-DCMAKE_C_COMPILER={cached('CMAKE_C_COMPILER')}", f"-DCMAKE_CXX_COMPILER={cached('CMAKE_CXX_COMPILER')}",
               "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}")


def build(source, folder, prefix):
    configure(source, folder, prefix)
    run("cmake", "--build", folder)
    return folder / "beslis"


def made(folder, text):
    folder.mkdir()
    (folder / "CMakeLists.txt").write_text(text, encoding="utf-8")
    return folder


def compare(what, got, wanted_file):
    wanted = wanted_file.read_text(encoding="utf-8")
    return [] if got == wanted else [f"{what} prints this, not {wanted_file}:\n{got}"]


def versions(folder, prefix):
    """Found by what is compatible, refused for what is not."""
    problems = []
    major, minor, _ = map(int, VERSION.split("."))
    for number, (wanted, expected) in enumerate(((MINOR, "1"), (VERSION, "1"), (f"{major}.{minor + 1}", "0"),
                                                 (f"{major + 1}.0", "0"))):
        source = made(folder / f"versie{number}", WANTED.format(version=wanted))
        if f"found: {expected}" not in configure(source, folder / f"versie{number}-b", prefix):
            problems.append(f"find_package(regelboek {wanted}) does not give {expected}")
    return problems


def check(folder):
    run("cmake", "--install", BUILD, "--prefix", folder / "eerst")
    prefix = folder / "daarna"
    (folder / "eerst").rename(prefix)  # a package may be moved

    problems = []
    host = build(EXAMPLES / "cpp", folder / "cpp", prefix)
    problems += compare("the host in C++", run(host), EXAMPLES / "cpp/uitvoer.txt")
    if "libregelboek" not in run("ldd", host):
        problems.append("the host in C++ does not use the shared library")
    source = made(folder / "static", STATIC.format(version=MINOR, source=EXAMPLES / "cpp/main.cpp"))
    host = build(source, folder / "static-b", prefix)
    problems += compare("the static host", run(host), EXAMPLES / "cpp/uitvoer.txt")
    if "libregelboek" in run("ldd", host):
        problems.append("the static host uses the shared library")

    host = build(EXAMPLES / "c", folder / "c", prefix)
    book = EXAMPLES / "boek.boek"
    problems += compare("the host in C", run(host, book, "begeleiding", "sessies is 25"), EXAMPLES / "c/uitvoer.txt")
    library = next(prefix.rglob(f"libregelboek.so.{MINOR}"))
    got = run(sys.executable, EXAMPLES / "python/beslis.py", book, EXAMPLES / "zaak.json", library)
    problems += compare("the host in Python", got, EXAMPLES / "python/uitvoer.txt")
    if VERSION not in run(prefix / "bin/regelboek", "--version"):
        problems.append("the installed command line does not say its version")
    return problems + versions(folder, prefix)


os.environ.pop("CMAKE_PREFIX_PATH", None)
with tempfile.TemporaryDirectory() as temporary:
    found = check(pathlib.Path(temporary))
print("\n".join(found) or "the installed tree works in C++, C and Python")
sys.exit(1 if found else 0)
