"""Every function of regelboek.h is called by the tests in C: with NULL in null.c, and as it should be in another file.
Every pointer that a function takes is NULL there once."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[2])
HEADER = (ROOT / "interpreter/include/regelboek/regelboek.h").read_text(encoding="utf-8")
HERE = ROOT / "tests/capi"
# NULL is allowed here: it stands for what the header says.
OPTIONAL = {("rb_book_load_path", "limits"), ("rb_book_load", "loader"), ("rb_book_load", "user"),
            ("rb_book_load", "limits"), ("rb_book_case_listing", "word"), ("rb_facts_read", "name"),
            ("rb_decide", "facts"), ("rb_decide", "request"), ("rb_decide", "source"), ("rb_decide", "user"),
            ("rb_decider_decide_source", "user"), ("rb_decision_reference_date", "out")}
CALLBACKS = {"rb_source_loader", "rb_fact_source"}
problems = []


def arguments(text):
    """Splits at the commas that stand in no parentheses."""
    parts, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts if part.strip()]


def calls(text, name):
    """The arguments of each call; REFUSED(name, ...) adds the error by itself."""
    for found in re.finditer(rf"\bREFUSED\({name}, |\b{name}\(", text):
        depth, end = 1, found.end()
        while depth:
            depth += (text[end] == "(") - (text[end] == ")")
            end += 1
        given = arguments(text[found.end() : end - 1])
        yield given + ["&error"] if found.group().startswith("REFUSED") else given


code = re.sub(r"/\*.*?\*/", "", HEADER, flags=re.S)
declared = re.findall(r"RB_API [\w\s*]*?\b(rb_\w+)\(([^)]*)\);", code)
null = (HERE / "null.c").read_text(encoding="utf-8")
rest = "".join(p.read_text(encoding="utf-8") for p in sorted(HERE.glob("*.c")) if p.name != "null.c")
for name, parameters in declared:
    if not list(calls(rest, name)):
        problems.append(f"{name} is never called as it should be")
    given = list(calls(null, name))
    for place, parameter in enumerate(arguments(parameters)):
        own = parameter.split()[-1].lstrip("*")
        is_pointer = "*" in parameter or parameter.split()[0] in CALLBACKS
        if not is_pointer or own in ("error", "failed") or (name, own) in OPTIONAL:
            continue
        if not any(call[place] == "NULL" for call in given if place < len(call)):
            problems.append(f"{name} is never called with {own} NULL")
if len(declared) < 50:
    problems.append(f"only {len(declared)} functions found in the header")
print("\n".join(problems) or f"{len(declared)} functions, each called as it should be and with NULL")
sys.exit(1 if problems else 0)
