"""What stands in the manual and the reference holds: books and fragments are correct, messages and output are real.

Blocks are known by the word behind the backquotes:
  boek       a book that stands alone: `controleer` and `toets` accept it
  fragment   part of a book: accepted once wrapped (see `wrap`)
  fout       a fragment that is wrong on purpose; the block `melding` after it is what `controleer` says, exactly
  wijziging  lines of the file named behind the word, "- " before and "+ " after; holds for the next `opdracht`
  opdracht   a command, run from the root of the repository; the block `uitvoer` after it is what it prints, exactly,
             but a line with only "…" stands for lines that are left out, and "…" in a line for text that is
  sessie     a command, and below it what it prints when it is given the lines behind "> " and "antwoord> "

A third argument --bijwerken writes the real output and messages into the files instead of comparing.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
UPDATE = sys.argv[3:] == ["--bijwerken"]
SHOWN_TOOL = "build/release/regelboek"
FILES = ["docs/handleiding.md", "docs/taal.md"]
HEAD = 'boek voorbeeld "Voorbeeld"\ngebruik zaak\n\nproduct voorbeeldhulp "Voorbeeldhulp"\n'


def wrap(fragment):
    """An indented fragment belongs to the one product of the book, another one stands by itself after it."""
    return HEAD + fragment


class Block:
    def __init__(self, kind, argument, line):
        self.kind, self.argument, self.line = kind, argument, line
        self.lines = []

    @property
    def text(self):
        return "".join(line + "\n" for line in self.lines)


def read_blocks(path):
    """The parts of a file in order: blocks, and the lines around them as they are."""
    parts, block = [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("```"):
            (block.lines if block else parts).append(line)
        elif block:
            parts.append(block)
            block = None
        else:
            kind, _, argument = line[3:].strip().partition(" ")
            block = Block(kind, argument.strip(), number)
    if block:
        raise SystemExit(f"{path}:{block.line}: this block has no end")
    return parts


def write_blocks(path, parts):
    out = []
    for part in parts:
        if isinstance(part, Block):
            out += [f"```{part.kind} {part.argument}".rstrip(), *part.lines, "```"]
        else:
            out.append(part)
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def run(arguments, folder, given=""):
    done = subprocess.run([TOOL, *arguments], cwd=folder, capture_output=True, timeout=120, input=given.encode())
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def judge(text, folder):
    """Both commands over a book in a folder of its own: (accepted, what they said)."""
    book = pathlib.Path(folder) / "voorbeeld.boek"
    book.write_text(text, encoding="utf-8")
    checked, _, messages = run(["controleer", book.name], folder)
    tested, report, _ = run(["toets", book.name], folder)
    return checked == 0 and tested == 0 and not messages, messages or report


def same_line(found, shown):
    return re.fullmatch(".*".join(map(re.escape, shown.split("…"))), found) is not None


def same(found, shown):
    """Line by line; a line "…" matches any number of lines, "…" inside a line any text."""
    if not shown:
        return not found
    if shown[0] == "…":
        return any(same(found[start:], shown[1:]) for start in range(len(found) + 1))
    return bool(found) and same_line(found[0], shown[0]) and same(found[1:], shown[1:])


def renewed(found, shown):
    """What --bijwerken writes: as many lines before and after a "…" as there were."""
    if "…" not in shown:
        return found
    before, after = shown.index("…"), len(shown) - shown.index("…") - 1
    return found[:before] + ["…"] + found[len(found) - after :]


def change(root, block):
    """Copies what commands read and replaces the "- " lines by the "+ " lines; every other line must be there too."""
    for name in ("regions", "examples", "tests/vormen"):
        shutil.copytree(ROOT / name, root / name)
    before = "".join(line[2:] + "\n" for line in block.lines if line[:2] in ("- ", "  "))
    after = "".join(line[2:] + "\n" for line in block.lines if line[:2] in ("+ ", "  "))
    path = root / block.argument
    text = path.read_text(encoding="utf-8")
    # How far a source stands from its sentence is layout, which may change.
    found = list(re.finditer("^" + re.sub(r"(\\ )+", " +", re.escape(before)), text, re.MULTILINE))
    if len(found) != 1:
        return f"{block.argument} holds these lines {len(found)} times, not once"
    path.write_text(text[: found[0].start()] + after + text[found[0].end() :], encoding="utf-8")
    return None


class Checker:
    def __init__(self, name):
        self.name, self.good, self.problems = name, 0, []
        self.command, self.changed, self.expected = None, None, None

    def result(self, block, problem):
        if problem:
            self.problems.append(f"{self.name}:{block.line}: {block.kind}: {problem}")
        else:
            self.good += 1

    def compare(self, block, found):
        found = found.rstrip("\n").splitlines()
        if not same(found, block.lines):
            if UPDATE:
                block.lines = renewed(found, block.lines)
            else:
                self.result(block, "this is printed instead:\n" + "\n".join(found))
                return
        self.result(block, None)

    def visit(self, block):
        with tempfile.TemporaryDirectory() as folder:
            if block.kind in ("boek", "fragment"):
                accepted, said = judge(block.text if block.kind == "boek" else wrap(block.text), folder)
                self.result(block, None if accepted else "not accepted\n" + said)
            elif block.kind == "fout":
                accepted, self.expected = judge(wrap(block.text), folder)
                self.result(block, "accepted, and should not be" if accepted else None)
            elif block.kind == "melding":
                self.compare(block, self.expected)
            elif block.kind == "wijziging":
                self.changed = block
            elif block.kind == "opdracht":
                self.run_command(block, pathlib.Path(folder))
            elif block.kind == "uitvoer":
                self.compare(block, self.command)
            elif block.kind == "sessie":
                self.run_session(block)

    def run_command(self, block, folder):
        problem, root = None, ROOT
        if self.changed:
            problem, root, self.changed = change(folder, self.changed), folder, None
        words = shlex.split(block.text)
        if words[:1] != [SHOWN_TOOL]:
            problem = f"does not start with {SHOWN_TOOL}"
        code, out, err = run(words[1:], root)
        if code not in (0, 1):
            problem = problem or f"exit {code}: {err}"
        self.command = err + out
        self.result(block, problem)


    def run_session(self, block):
        command, *shown = block.lines
        words = shlex.split(command)
        if words[:1] != [SHOWN_TOOL]:
            self.result(block, f"does not start with {SHOWN_TOOL}")
            return
        given = [line.split("> ", 1)[1] for line in shown if line.startswith(("> ", "antwoord> "))]
        _, out, err = run(words[1:], ROOT, "".join(line + "\n" for line in given))
        self.compare(block, "\n".join([command, err + out]))


def self_check():
    """The comparison finds what it should find."""
    assert same(["a", "b", "c"], ["a", "…", "c"]) and same(["a", "b"], ["a", "…"]) and same(["a", "b"], ["a", "b"])
    assert not same(["a", "b"], ["a"]) and not same(["a", "b"], ["…", "a"]) and not same(["a"], ["a", "b", "…"])
    assert same(["a:12 x"], ["a:… x"]) and not same(["a:12 y"], ["a:… x"])
    with tempfile.TemporaryDirectory() as folder:
        assert not judge(HEAD + "  regel zonder bron: hoogstens 3 sessies\n", folder)[0], "a wrong book is accepted"


self_check()
good, problems = 0, []
for name in FILES:
    path = ROOT / name
    parts = read_blocks(path)
    checker = Checker(name)
    for part in parts:
        if isinstance(part, Block):
            checker.visit(part)
    if UPDATE:
        write_blocks(path, parts)
    good += checker.good
    problems += checker.problems
if not good:
    problems.append("there is nothing to check")
print("\n".join(problems) + "\n" if problems else "", end="")
print(f"{good} goed, {len(problems)} fout")
sys.exit(1 if problems else 0)
