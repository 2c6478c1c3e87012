"""The code in docs/inbouwen.md is compiled against an installed Regelboek and run; it prints what stands below it.

A block `cpp`, `c` or `python` is a program; with the word fragment behind it a part of one (see PRELUDES). The block
`uitvoer` after it is what it prints. The block `cmake` builds the first program in C++; `sh` is not run.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BUILD, ROOT = pathlib.Path(sys.argv[1]).resolve().parent, pathlib.Path(sys.argv[2]).resolve()
PAGE = ROOT / "docs/inbouwen.md"
TEXT = PAGE.read_text(encoding="utf-8")
CACHE = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
KNOWN = {"sh", "cmake", "cpp", "c", "python", "cpp fragment", "c fragment", "uitvoer"}
PRELUDES = {
    "cpp": """#include <iostream>
#include <regelboek/regelboek.hpp>
int main() {
  const auto shared_book = regelboek::Book::load({{"hulp.boek",
      "gebruik zaak\\nproduct hulp \\"Hulp\\"\\n  regel omvang: hoogstens 24 sessies bron 12\\n"}}).book;
  if (!shared_book) return 1;
  const regelboek::Book& book = *shared_book;
  [[maybe_unused]] regelboek::Facts facts = book.empty_case();
""",
    "c": """#include <regelboek/regelboek.h>
#include <stdio.h>
int main(void) {
  const rb_source source = {"hulp.boek",
      "gebruik zaak\\nproduct hulp \\"Hulp\\"\\n  regel omvang: hoogstens 24 sessies bron 12\\n", RB_UNTIL_NUL};
  rb_book *book = NULL;
  if (rb_book_load(&source, 1, NULL, NULL, NULL, &book, NULL) != RB_OK) return 1;
  {
""",
}
ENDS = {"cpp": "}\n", "c": "  }\n  rb_book_free(book);\n  return 0;\n}\n"}
STRICT = ["-Wall", "-Wextra", "-pedantic", "-Werror"]
FLAGS = {"cpp": ["-std=c++20", "-O0", *STRICT], "c": ["-std=c99", *STRICT]}


def cached(name):
    return re.search(rf"^{name}:[A-Z]+=(.*)$", CACHE, re.M).group(1)


COMPILERS = {"cpp": cached("CMAKE_CXX_COMPILER"), "c": cached("CMAKE_C_COMPILER")}


def run(command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=300, **options)
    return done.stdout if done.returncode == 0 else f"exit {done.returncode}\n{done.stdout}{done.stderr}"


def compiled(kind, code, folder, prefix):
    source, program = folder / f"blok.{kind}", folder / "blok"
    source.write_text(code, encoding="utf-8")
    library = next(prefix.rglob("libregelboek.so")).parent
    said = run([COMPILERS[kind], *FLAGS[kind], f"-I{prefix}/include", source, "-o", program, f"-L{library}",
                "-lregelboek", f"-Wl,-rpath,{library}"])
    return said or run([program])


def output(kind, code, folder, prefix):
    language, _, part = kind.partition(" ")
    if language == "python":
        library = next(prefix.rglob("libregelboek.so")).parent
        return run([sys.executable, "-c", code], env={**os.environ, "LD_LIBRARY_PATH": str(library)})
    if part:
        code = PRELUDES[language] + code + ENDS[language]
    return compiled(language, code, folder, prefix)


def built(cmake, code, folder, prefix):
    """What the first program prints when the project of the page builds it."""
    (folder / "CMakeLists.txt").write_text(cmake, encoding="utf-8")
    (folder / "main.cpp").write_text(code, encoding="utf-8")
    said = run(["cmake", "-G", "Ninja", "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={prefix}",
                f"-DCMAKE_CXX_COMPILER={COMPILERS['cpp']}"])
    said += run(["cmake", "--build", folder / "build"])
    program = folder / "build/programma"
    return run([program]) if program.exists() else said


def line_of(at):
    return TEXT.count("\n", 0, at) + 1


def check(prefix, folder):
    blocks = [(m.group(1).strip(), m.group(2), line_of(m.start()))
              for m in re.finditer(r"^```([^\n]*)\n(.*?)^```$", TEXT, re.M | re.S)]
    problems = [f"{line}: a block “{kind}” is not known" for kind, _, line in blocks if kind not in KNOWN]
    programs = 0
    for (kind, code, line), (after, wanted, _) in zip(blocks, blocks[1:] + [("", "", 0)]):
        if kind not in KNOWN or kind in ("sh", "cmake", "uitvoer"):
            continue
        if after != "uitvoer":
            problems.append(f"{line}: what this prints does not stand below it")
        programs += 1
        got = output(kind, code, folder, prefix)
        if got != wanted:
            problems.append(f"{line}: prints this:\n{got}")
    cmake = [code for kind, code, _ in blocks if kind == "cmake"]
    first = [(code, blocks[i + 1][1]) for i, (kind, code, _) in enumerate(blocks) if kind == "cpp"]
    if len(cmake) != 1 or not first or built(cmake[0], first[0][0], folder, prefix) != first[0][1]:
        problems.append("the project of the page does not build its first program")
    return problems, programs


def tables():
    """What the page lists is what the headers have."""
    header = (ROOT / "interpreter/include/regelboek/regelboek.h").read_text(encoding="utf-8")
    named = set(re.findall(r"^  (RB_(?:OK|ERROR_\w+)) = ", header, re.M))
    named |= set(re.findall(r"^  (?:size_t|uint64_t) (max_\w+);", header, re.M))
    listed = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.M))
    return [f"in the tables, or in the header, but not in both: {name}" for name in sorted(named ^ listed)]


with tempfile.TemporaryDirectory() as temporary:
    place = pathlib.Path(temporary)
    prefix = place / "installed"
    run(["cmake", "--install", BUILD, "--prefix", prefix])
    found, count = check(prefix, place)
found += tables()
found += [] if count >= 5 else ["there is nothing to check"]
print("\n".join(f"{PAGE.name}:{one}" for one in found) or f"{count} programs, all as they say")
sys.exit(1 if found else 0)
