"""Rooms include only rooms that come before them; no file of the interpreter names a region, product or municipality."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[2]) / "interpreter"
# What each room may include, beside itself. docs/architectuur.md gives the same table in words.
MAY = {
    "base": set(),
    "value": {"base"},
    "syntax": {"base"},
    "parse": {"syntax", "base", "value"},
    "model": {"syntax", "value", "base"},
    "plan": {"model", "value", "base"},
    "decide": {"plan", "model", "value", "base"},
    "facts": {"decide", "model", "value", "base"},
    "format": {"syntax", "parse", "base"},
    "explain": {"decide", "facts", "plan", "model", "value", "base"},
    "session": {"facts", "plan", "model", "parse", "syntax", "base", "format"},
    "api": {"session", "explain", "facts", "decide", "plan", "model", "value", "base", "syntax", "format", "regelboek"},
    "capi": {"regelboek"},
    "apps": {"regelboek"},
    "include": {"regelboek"},
}
ONLY = {"antlr4-runtime.h": "parse", "RegelboekParser.h": "parse", "RegelboekLexer.h": "parse", "boost/": "value"}

problems = []
files = sorted(p for p in ROOT.rglob("*") if p.suffix in {".hpp", ".cpp", ".h", ".c"})
for path in files:
    room = path.relative_to(ROOT).parts[0]
    if room not in MAY:
        problems.append(f"{path}: room “{room}” is not in the table")
        continue
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^">]+)[">]', line)
        if not found:
            continue
        target = found.group(2)
        for prefix, owner in ONLY.items():
            if target.startswith(prefix) and room != owner:
                problems.append(f"{path}:{number}: {target} belongs to {owner}/ alone")
        first = target.split("/")[0] if "/" in target else None
        if found.group(1) == "<" and first != "regelboek":
            continue
        if first in MAY and first not in MAY[room] | {room}:
            problems.append(f"{path}:{number}: {room}/ may not include {target}")
        if first == "regelboek" and "regelboek" not in MAY[room]:
            problems.append(f"{path}:{number}: {room}/ may not include the public header")

REGIONS = pathlib.Path(sys.argv[2]) / "regions"
names = set()
for region in REGIONS.iterdir():
    if region.is_dir():
        names.add(region.name.lower())
    for book in region.rglob("*.boek"):
        for title in re.findall(r'^\s*product [^"\n]*"([^"]+)"', book.read_text(encoding="utf-8"), re.M):
            names.add(title.lower())
code = {p: re.sub(r"//[^\n]*", "", p.read_text(encoding="utf-8")).lower() for p in files}
for path, text in code.items():
    for name in names:
        if len(name) > 4 and re.search(r"\b" + re.escape(name) + r"\b", text):
            problems.append(f"{path}: names “{name}”, which belongs to a region")

print("\n".join(problems) or f"{len(files)} files, no wrong include, no region named")
sys.exit(1 if problems else 0)
