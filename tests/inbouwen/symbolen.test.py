"""The shared library shows the API and nothing else: what the headers declare, whole, and no template of a library."""
import pathlib
import re
import subprocess
import sys

BUILD, ROOT = pathlib.Path(sys.argv[1]).resolve().parent, pathlib.Path(sys.argv[2])
HEADERS = ROOT / "interpreter/include/regelboek"
c_header = (HEADERS / "regelboek.h").read_text(encoding="utf-8")
cpp_header = (HEADERS / "regelboek.hpp").read_text(encoding="utf-8")

c_functions = set(re.findall(r"^RB_API [^;(]*?\b(rb_\w+)\(", c_header, re.M))
classes = dict(re.findall(r"^class REGELBOEK_EXPORT (\w+) \{(.*?)^\};", cpp_header, re.M | re.S))
free_functions = set(re.findall(r"REGELBOEK_EXPORT [\w:<>]+ (\w+)\(", cpp_header))
assert c_functions and classes and free_functions, "nothing found in the headers"


def members(body):
    """Names of the member functions that a class declares, those that are written out in it left out."""
    code = re.sub(r"//[^\n]*", "", body)
    return set(re.findall(r"(~?\w+|operator=)\((?![^;{]*\)\s*(?:const\s*)?\{)[^;]*;", code))


wanted = c_functions | {f"regelboek::{name}" for name in free_functions}
for name, body in classes.items():
    wanted |= {f"regelboek::{name}::{member}" for member in members(body)}

shown = subprocess.run(["nm", "-D", "--defined-only", "-C", BUILD / "libregelboek.so"], check=True, capture_output=True,
                       text=True).stdout.splitlines()
found, problems = set(), []
for line in shown:
    symbol = line.split(" ", 2)[2]
    # Without arguments and ABI marks.
    name = re.sub(r"\[abi:\w+\]", "", symbol.split("(", 1)[0])
    found.add(name)
    if name not in wanted:
        problems.append(f"shown, and not declared in the API: {symbol}")
problems += [f"declared in the API, and not shown: {name}" for name in sorted(wanted - found)]
print("\n".join(problems) or f"{len(found)} names, all of the API")
sys.exit(1 if problems else 0)
