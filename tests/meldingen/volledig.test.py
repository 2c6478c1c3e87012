"""Every message of the catalogue is reported somewhere and has its own test, and every test has its message."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[2])
HERE = ROOT / "tests" / "meldingen"

# Codes without a book of their own: the script that brings them about instead, and words that stand in it.
ELSEWHERE = {
    1001: ("bijzonder", 'check("a folder without books", "RB1001"'),
    1002: ("bijzonder", 'check("a binary file", "RB1002"'),
    1003: ("bijzonder", 'check("invalid UTF-8", "RB1003"'),
    1004: ("bijzonder", 'check("one file too large", "RB1004"'),
    1017: ("bijzonder", "waarschuwing RB1017"),
    2012: ("bijzonder", 'check("a list of too many fields", "RB2012"'),
    3009: ("bijzonder", 'check("numbers that are too large", "RB3009"'),
    5009: ("bijzonder", 'decide("a case with too many rows", "RB5009"'),
    5010: ("bijzonder", 'decide("a decision of too many steps", "RB5010"'),
    5018: ("inbouwen", 'code == "RB5018"'),
    9001: ("bijzonder", 'if "RB9001" in text'),  # no input brings it about
}
SCRIPTS = {"inbouwen": ROOT / "tests" / "eigenschappen" / "embedding_test.cpp",
           "bijzonder": HERE / "bijzonder.test.py", "robuust": ROOT / "tests" / "robuust" / "invoer.test.py"}
# The collector of messages reports these itself; every other message comes from another room than base/.
REPORTED_IN_BASE = {"too_many_messages"}

failures = []
catalogue = {}
for name, number in re.findall(r"RB_DIAGNOSTIC\(\s*(\w+),\s*(\d{4}),",
                               (ROOT / "interpreter/base/diagnostics.def").read_text(encoding="utf-8")):
    if int(number) in catalogue:
        failures.append(f"RB{number}: two rows")
    catalogue[int(number)] = name

reported = {"base": set(), "elsewhere": set()}
for path in (ROOT / "interpreter").rglob("*.cpp"):
    room = "base" if path.is_relative_to(ROOT / "interpreter" / "base") else "elsewhere"
    reported[room].update(re.findall(r"DiagnosticId::(\w+)", path.read_text(encoding="utf-8")))

books = {}
for path in sorted(HERE.glob("*.boek")):
    match = re.fullmatch(r"RB(\d{4})_[a-z0-9]+(?:_[a-z0-9]+)*\.boek", path.name)
    if match is None:
        failures.append(f"{path.name}: is not named RBxxxx_in_a_few_words.boek")
        continue
    books.setdefault(int(match[1]), []).append(path)

for code, paths in books.items():
    if code not in catalogue:
        failures.append(f"{paths[0].name}: there is no message RB{code}")
    if len(paths) > 1:
        failures.append(f"RB{code}: more than one book: {', '.join(path.name for path in paths)}")
    for path in paths:
        expected = re.findall(r"^# melding (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if expected != [f"RB{code}"]:
            failures.append(f"{path.name}: expects {expected}, not just RB{code}")

for code, (script, words) in ELSEWHERE.items():
    if code not in catalogue:
        failures.append(f"RB{code}: listed here, but there is no such message")
    if code in books:
        failures.append(f"RB{code}: listed here, but has a book as well")
    if words not in SCRIPTS[script].read_text(encoding="utf-8"):
        failures.append(f"RB{code}: “{words}” does not stand in {SCRIPTS[script].name}")

for code, name in catalogue.items():
    if code not in books and code not in ELSEWHERE:
        failures.append(f"RB{code} ({name}): is not tested")
    if name not in reported["base" if name in REPORTED_IN_BASE else "elsewhere"]:
        failures.append(f"RB{code} ({name}): is never reported")

print("\n".join(failures))
print(f"{len(catalogue)} meldingen, {len(failures)} fout")
sys.exit(1 if failures else 0)
